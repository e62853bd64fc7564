package crm.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The fields that every entity type has, each in a column of its own. */
final class SystemFields {

    private SystemFields() {}

    /** By name, in their order. */
    static Map<String, Field> of(String entity) {
        LookupType person = new LookupType(EntityType.USER, "", LookupType.OnDelete.KEEP);
        LookupType itself = new LookupType(entity, "", LookupType.OnDelete.KEEP);
        Map<String, Field> all = new LinkedHashMap<>();
        Stream.of(
                        Field.system(EntityType.ID, "Id", itself, true, new Storage.InColumn("id", true)),
                        Field.system(EntityType.OWNER, "Owner", person, false, new Storage.InColumn("owner_id", true)),
                        moment(EntityType.CREATED_AT, "Created", "created_at"),
                        Field.system(
                                EntityType.CREATED_BY,
                                "Created by",
                                person,
                                true,
                                new Storage.InColumn("created_by", false)),
                        moment(EntityType.UPDATED_AT, "Updated", "updated_at"),
                        Field.system(
                                EntityType.UPDATED_BY,
                                "Updated by",
                                person,
                                true,
                                new Storage.InColumn("updated_by", false)))
                .forEach(field -> all.put(field.name(), field));
        return all;
    }

    private static Field moment(String name, String label, String column) {
        return Field.system(name, label, new DateTimeType(), true, new Storage.InColumn(column, false));
    }
}
