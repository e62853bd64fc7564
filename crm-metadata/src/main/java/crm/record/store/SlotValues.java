package crm.record.store;

import crm.metadata.Field;
import crm.metadata.SlotKind;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Binds values the way the columns of {@code record} keep them. */
final class SlotValues {

    private SlotValues() {}

    /** What the field's slot holds of a row; its kind's sentinel where there is no value. */
    static Object of(Field field, Row row) {
        Object amount = field.converted() ? row.converted().get(field.name()) : null;
        Object value = amount == null ? row.values().get(field.name()) : amount;
        SlotKind kind = field.type().slotKind().orElseThrow();
        return value == null ? kind.empty() : field.type().slotValue(value);
    }

    static void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(position, text);
            case Long number -> statement.setLong(position, number);
            case Integer number -> statement.setInt(position, number);
            case Instant moment -> statement.setObject(position, offset(moment));
            case UUID[] ids ->
                statement.setArray(position, statement.getConnection().createArrayOf("uuid", ids));
            case String[] texts ->
                statement.setArray(position, statement.getConnection().createArrayOf("text", texts));
            case byte[] bytes -> statement.setBytes(position, bytes);
            default -> statement.setObject(position, value);
        }
    }

    /** {@code OffsetDateTime.MAX} is what the driver writes as {@code infinity}. */
    static OffsetDateTime offset(Instant moment) {
        return moment.equals(Instant.MAX) ? OffsetDateTime.MAX : moment.atOffset(ZoneOffset.UTC);
    }
}
