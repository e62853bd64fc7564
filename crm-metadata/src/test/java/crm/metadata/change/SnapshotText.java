package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.RecordType;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything a snapshot says but its version, and the numbers and slots, which are given and not chosen. */
final class SnapshotText {

    private SnapshotText() {}

    static String of(Metadata metadata) {
        return metadata.entityTypes().values().stream().map(SnapshotText::of).collect(Collectors.joining("\n"))
                + metadata.roles();
    }

    private static String of(EntityType type) {
        return "%s %s %s %s %s\n%s\n%s %s %s %s %s %s %s"
                .formatted(
                        type.name(),
                        type.label(),
                        type.plural(),
                        type.icon(),
                        type.titleField().name(),
                        type.storedFields().stream().map(SnapshotText::of).collect(Collectors.joining("\n")),
                        type.lists(),
                        type.form(),
                        type.related(),
                        type.rules(),
                        type.face(),
                        type.recordTypes().stream().map(SnapshotText::of).toList(),
                        type.layouts());
    }

    private static String of(RecordType type) {
        Map<String, Object> offered = new TreeMap<>();
        type.offered().forEach((field, options) -> offered.put(field, new TreeSet<>(options)));
        return "%s %s %s %s %s %s"
                .formatted(
                        type.name(),
                        type.label(),
                        type.help(),
                        offered,
                        new TreeMap<>(type.defaults()) + " " + new TreeMap<>(type.beginnings()),
                        new TreeSet<>(type.required()) + " " + type.hidden());
    }

    private static String of(Field field) {
        return "%s %s %s %s %s %s %s %s %s %s"
                .formatted(
                        field.name() + field.formula(),
                        field.label(),
                        field.type(),
                        field.required(),
                        field.unique(),
                        field.hidden(),
                        field.defaultValue(),
                        field.conditions(),
                        field.help(),
                        field.isIndexed());
    }
}
