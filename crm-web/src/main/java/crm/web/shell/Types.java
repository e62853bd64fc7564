package crm.web.shell;

import crm.metadata.Area;
import crm.metadata.EntityType;
import crm.record.Records;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The entity types that navigation offers, by area. */
public final class Types {

    private Types() {}

    /** Those the person may read, to be asked within a transaction; what moves through stages comes first. */
    public static Map<Area, List<EntityType>> readable(Records records) {
        return byArea(records, records.access()::mayRead);
    }

    public static Map<Area, List<EntityType>> creatable(Records records) {
        return byArea(records, records.access()::mayCreate);
    }

    private static Map<Area, List<EntityType>> byArea(Records records, Predicate<EntityType> offered) {
        Map<Area, List<EntityType>> areas = new LinkedHashMap<>();
        for (Area area : records.metadata().areas()) {
            List<EntityType> types = records.metadata().entityTypes().values().stream()
                    .filter(type ->
                            type.face().area().filter(area.name()::equals).isPresent())
                    .filter(offered)
                    .sorted(Comparator.comparing(type -> type.face().stage().isEmpty()))
                    .toList();
            if (!types.isEmpty()) {
                areas.put(area, types);
            }
        }
        return areas;
    }
}
