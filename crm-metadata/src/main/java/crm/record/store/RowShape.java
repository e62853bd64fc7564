package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/**
 * The statements that read and write one row of an entity type. The entity's number is a literal in each: the planner
 * then sees the one partition, and its statistics.
 *
 * @param slotted the fields with a slot, in the order their values are bound
 */
record RowShape(List<Field> slotted, String insert, String update, String select) {

    static final String COLUMNS =
            "id, version, owner_id, created_at, created_by, updated_at, updated_by, deleted_at, values, computed";

    private static final Map<EntityType, RowShape> SHAPES = Collections.synchronizedMap(new WeakHashMap<>());

    static RowShape of(EntityType type) {
        return SHAPES.computeIfAbsent(type, RowShape::make);
    }

    private static RowShape make(EntityType type) {
        List<Field> slotted = type.storedFields().stream()
                .filter(field -> field.writtenSlot().isPresent())
                .toList();
        String columns = slotted.stream()
                .map(field -> ", " + field.writtenSlot().orElseThrow().column())
                .collect(Collectors.joining());
        String assignments = slotted.stream()
                .map(field -> ", " + field.writtenSlot().orElseThrow().column() + " = ?")
                .collect(Collectors.joining());
        boolean computes = type.keepsComputed();
        boolean converts = !type.amounts().isEmpty();
        String insert = """
                insert into record (tenant_id, entity_id, id, version, title, title_key, owner_id, created_at, \
                created_by, updated_at, updated_by, values%s%s%s) values (?, %d, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb%s%s%s)""".formatted(
                        computes ? ", computed" : "",
                        converts ? ", foreign_currency" : "",
                        columns,
                        type.id(),
                        computes ? ", nullif(?, '{}')::jsonb" : "",
                        converts ? ", nullif(?, '')" : "",
                        ", ?".repeat(slotted.size()));
        String update = """
                update record set version = ?, title = ?, title_key = ?, owner_id = ?, updated_at = ?, updated_by = ?, \
                deleted_at = ?, values = ?::jsonb%s%s%s where tenant_id = ? and entity_id = %d and id = ?""".formatted(
                        computes ? ", computed = nullif(?, '{}')::jsonb" : "",
                        converts ? ", foreign_currency = nullif(?, '')" : "",
                        assignments,
                        type.id());
        String select = "select %s from record where tenant_id = ? and entity_id = %d".formatted(COLUMNS, type.id());
        return new RowShape(slotted, insert, update, select);
    }
}
