package crm.rest.body;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.metadata.ReferenceType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which fields of a record are told, in which order. Its id and version always are.
 *
 * @param fields without {@code id}
 * @param hops by the name of a lookup among {@code fields}, the fields told of the record it refers to
 */
public record Projection(EntityType type, List<Field> fields, Map<String, List<Field>> hops) {

    /** More names than this are refused. */
    static final int MAX_FIELDS = 100;

    private static final String VERSION = "version";

    /** What a reference tells of its target in any case; {@code title} is what names the target, as in filters. */
    private static final Set<String> ALWAYS_TOLD = Set.of(EntityType.ID, "title", "entity");

    public Projection {
        fields = List.copyOf(fields);
    }

    /** All fields as they are declared, then those of the system. */
    public static Projection all(EntityType type) {
        List<Field> fields = Stream.concat(type.fields().stream(), type.systemFields().stream())
                .filter(field -> !field.name().equals(EntityType.ID))
                .toList();
        return new Projection(type, fields, Map.of());
    }

    /**
     * Reads names of fields separated by commas; {@code account.name} is a field of the record that a lookup refers to.
     *
     * @throws ProblemException {@code UNKNOWN_FIELD} or {@code UNREADABLE_PARAMETER}
     */
    public static Projection parse(Metadata metadata, EntityType type, String text) {
        String[] names = text.split(",", -1);
        if (names.length > MAX_FIELDS) {
            throw unreadable("The parameter 'fields' takes at most %d names.".formatted(MAX_FIELDS));
        }
        Set<Field> fields = new LinkedHashSet<>();
        Map<String, List<Field>> hops = new LinkedHashMap<>();
        for (String name : names) {
            add(metadata, type, name.strip(), fields, hops);
        }
        return new Projection(type, List.copyOf(fields), hops);
    }

    private static void add(
            Metadata metadata, EntityType type, String name, Set<Field> fields, Map<String, List<Field>> hops) {
        String[] steps = name.split("\\.", -1);
        if (steps.length > 2) {
            throw unreadable("'%s' goes too far: fields are told one lookup away.".formatted(name));
        }
        if (name.equals(VERSION) || name.equals(EntityType.ID)) {
            return;
        }
        Field field = type.field(steps[0]);
        fields.add(field);
        if (steps.length == 2) {
            LookupType lookup = lookup(field);
            if (!ALWAYS_TOLD.contains(steps[1])) {
                EntityType target = target(metadata, field, lookup);
                addOnce(hops.computeIfAbsent(field.name(), _ -> new ArrayList<>()), target.field(steps[1]));
            }
        }
    }

    private static void addOnce(List<Field> fields, Field field) {
        if (!fields.contains(field)) {
            fields.add(field);
        }
    }

    private static LookupType lookup(Field field) {
        if (field.type() instanceof LookupType lookup && !field.name().equals(EntityType.ID)) {
            return lookup;
        }
        throw unreadable("'%s' refers to no other record.".formatted(field.name()));
    }

    private static EntityType target(Metadata metadata, Field field, LookupType lookup) {
        return lookup.target()
                .map(metadata::entityType)
                .orElseThrow(() -> unreadable(
                        "'%s' refers to records of several entity types: only its id, title and entity are told."
                                .formatted(field.name())));
    }

    private static ProblemException unreadable(String message) {
        return new ProblemException(ProblemCode.UNREADABLE_PARAMETER, message);
    }

    List<String> lookups() {
        return lookups(fields);
    }

    static List<String> lookups(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.type() instanceof ReferenceType)
                .map(Field::name)
                .toList();
    }
}
