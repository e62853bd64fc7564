package crm.web.shell;

import crm.metadata.EntityType;
import crm.record.Records;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The entity types that navigation offers, by area. */
public final class Types {

    private static final List<String> AREAS = List.of("sales", "customers", "company");

    private Types() {}

    /** Those the person may read, to be asked within a transaction; what moves through stages comes first. */
    public static Map<String, List<EntityType>> readable(Records records) {
        return byArea(records, records.access()::mayRead);
    }

    public static Map<String, List<EntityType>> creatable(Records records) {
        return byArea(records, records.access()::mayCreate);
    }

    private static Map<String, List<EntityType>> byArea(Records records, Predicate<EntityType> offered) {
        Map<String, List<EntityType>> areas = new LinkedHashMap<>();
        AREAS.forEach(area -> areas.put(area, new ArrayList<>()));
        records.metadata().entityTypes().values().stream()
                .filter(type -> type.face().area().isPresent())
                .filter(offered)
                .sorted(Comparator.comparing(type -> type.face().stage().isEmpty()))
                .forEach(type -> areas.computeIfAbsent(type.face().area().orElseThrow(), _ -> new ArrayList<>())
                        .add(type));
        areas.values().removeIf(List::isEmpty);
        return areas;
    }
}
