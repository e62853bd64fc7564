package crm.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The fields that every entity type has. */
final class SystemFields {

    private SystemFields() {}

    static Map<String, Field> of(String entity) {
        LookupType person = new LookupType(EntityType.USER, "", LookupType.OnDelete.KEEP);
        LookupType itself = new LookupType(entity, "", LookupType.OnDelete.KEEP);
        Map<String, Field> all = new LinkedHashMap<>();
        Stream.of(
                        Field.system(EntityType.ID, "Id", itself, true, new Storage.InColumn("id", true)),
                        Field.system(EntityType.OWNER, "Owner", person, false, new Storage.InColumn("owner_id", true)),
                        Field.system(
                                EntityType.CREATED_AT,
                                "Created",
                                new DateTimeType(),
                                true,
                                new Storage.InColumn("created_at", false)),
                        Field.system(
                                EntityType.CREATED_BY,
                                "Created by",
                                person,
                                true,
                                new Storage.InColumn("created_by", false)),
                        Field.system(
                                EntityType.UPDATED_AT,
                                "Updated",
                                new DateTimeType(),
                                true,
                                new Storage.InColumn("updated_at", false)),
                        Field.system(
                                EntityType.UPDATED_BY,
                                "Updated by",
                                person,
                                true,
                                new Storage.InColumn("updated_by", false)))
                .forEach(field -> all.put(field.name(), field));
        return all;
    }
}
