package crm.record.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement one after the other. */
final class Binder {

    private final PreparedStatement statement;
    private int position;

    Binder(PreparedStatement statement) {
        this.statement = statement;
    }

    Binder add(Object value) throws SQLException {
        SlotValues.bind(statement, ++position, value);
        return this;
    }

    Binder addNullableMoment(@Nullable Instant moment) throws SQLException {
        if (moment != null) {
            return add(moment);
        }
        statement.setNull(++position, Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }
}
