package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.metadata.SlotKind;
import crm.metadata.Storage;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The columns of {@code record} under one alias, as jOOQ names them.
 *
 * @param alias of the table in its statement
 */
record Columns(String alias) {

    Table<Record> table() {
        return DSL.table("record").as(alias);
    }

    org.jooq.Field<Integer> tenant() {
        return DSL.field(DSL.name(alias, "tenant_id"), Integer.class);
    }

    org.jooq.Field<Integer> entity() {
        return DSL.field(DSL.name(alias, "entity_id"), Integer.class);
    }

    org.jooq.Field<UUID> id() {
        return DSL.field(DSL.name(alias, "id"), UUID.class);
    }

    org.jooq.Field<UUID> owner() {
        return DSL.field(DSL.name(alias, "owner_id"), UUID.class);
    }

    org.jooq.Field<OffsetDateTime> deletedAt() {
        return DSL.field(DSL.name(alias, "deleted_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    }

    org.jooq.Field<byte[]> titleKey() {
        return DSL.field(DSL.name(alias, "title_key"), SQLDataType.BLOB);
    }

    /** The typed column that a comparison of this field can use, slot or system column. */
    org.jooq.Field<?> of(Field field) {
        return switch (field.storage()) {
            case Storage.InSlot inSlot ->
                slot(inSlot.slot().column(), inSlot.slot().kind());
            case Storage.InColumn column ->
                slot(column.name(), field.type().slotKind().orElseThrow());
            case Storage.Filling _, Storage.InValues _ ->
                throw new IllegalStateException(field.name() + " has no column");
        };
    }

    private org.jooq.Field<?> slot(String column, SlotKind kind) {
        return switch (kind) {
            case TEXT -> DSL.field(DSL.name(alias, column), String.class);
            case NUMBER -> DSL.field(DSL.name(alias, column), Long.class);
            case MOMENT -> DSL.field(DSL.name(alias, column), SQLDataType.TIMESTAMPWITHTIMEZONE);
            case REFERENCE -> DSL.field(DSL.name(alias, column), UUID.class);
        };
    }

    /** The field's value as text out of {@code values} or {@code computed}; null where it is absent. */
    org.jooq.Field<String> text(Field field) {
        if (field.converted()) {
            return DSL.field(
                    "coalesce({0} ->> {1}, {2} ->> {3})",
                    String.class,
                    DSL.field(DSL.name(alias, "computed")),
                    DSL.inline(field.name() + Rows.CONVERTED),
                    kept(field),
                    DSL.inline(field.name()));
        }
        if (isOfSeveral(field)) {
            return part(kept(field), field.key(), "id");
        }
        int dot = field.name().indexOf('.');
        return dot < 0
                ? DSL.field("{0} ->> {1}", String.class, kept(field), DSL.inline(field.key()))
                : part(kept(field), field.name().substring(0, dot), field.name().substring(dot + 1));
    }

    /** The entity type that a lookup to one of several refers to; null where it is absent. */
    org.jooq.Field<String> entityOf(Field lookup) {
        return part(kept(lookup), lookup.key(), "entity");
    }

    private org.jooq.Field<Object> kept(Field field) {
        return DSL.field(DSL.name(alias, field.isComputed() ? "computed" : "values"));
    }

    private static org.jooq.Field<String> part(org.jooq.Field<Object> kept, String field, String key) {
        return DSL.field("{0} -> {1} ->> {2}", String.class, kept, DSL.inline(field), DSL.inline(key));
    }

    private static boolean isOfSeveral(Field field) {
        return field.type() instanceof LookupType lookup && lookup.isOfSeveral();
    }

    /** What holds for every row of an entity type that is not deleted. */
    org.jooq.Condition live(EntityType type, int tenant) {
        return tenant().eq(DSL.val(tenant))
                .and(entity().eq(DSL.inline(type.id())))
                .and(deletedAt().isNull());
    }
}
