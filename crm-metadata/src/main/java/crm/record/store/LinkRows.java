package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.RecordRef;
import java.util.Collection;
import java.util.UUID;

/** Writes the index of links: a row for each record and each that it links to by a field. */
public final class LinkRows {

    private LinkRows() {}

    public static void add(EntityType type, Field field, UUID record, Collection<RecordRef> targets) {
        write(
                "insert into record_link (tenant_id, entity_id, field, record_id, target_id) "
                        + "select ?, ?, ?, ?, unnest(?) on conflict do nothing",
                type,
                field,
                record,
                targets);
    }

    public static void remove(EntityType type, Field field, UUID record, Collection<RecordRef> targets) {
        write(
                "delete from record_link where tenant_id = ? and entity_id = ? and field = ? and record_id = ? "
                        + "and target_id = any(?)",
                type,
                field,
                record,
                targets);
    }

    private static void write(String sql, EntityType type, Field field, UUID record, Collection<RecordRef> targets) {
        if (targets.isEmpty()) {
            return;
        }
        Statement.run(sql, statement -> {
            new Binder(statement)
                    .add(Transaction.current().caller().tenant())
                    .add(type.id())
                    .add(field.name())
                    .add(record)
                    .add(targets.stream().map(RecordRef::id).toArray(UUID[]::new));
            return statement.executeUpdate();
        });
    }
}
