package crm.bench.floor;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A value to bind: as it was, or new in every run where it has to be. */
public sealed interface Value extends Serializable {

    /** What is bound in this run. */
    Object now(Play play);

    default void bind(PreparedStatement statement, int position, Play play) throws SQLException {
        switch (now(play)) {
            case String text -> statement.setString(position, text);
            case Integer number -> statement.setInt(position, number);
            case Long number -> statement.setLong(position, number);
            case byte[] bytes -> statement.setBytes(position, bytes);
            case Object other -> statement.setObject(position, other);
        }
    }

    /** As it was. */
    record Given(Object value) implements Value {
        @Override
        public Object now(Play play) {
            return value;
        }
    }

    /** Null, of a type of {@link java.sql.Types}. */
    record Absent(int type) implements Value {
        @Override
        public Object now(Play play) {
            throw new IllegalStateException("A null is bound by its type");
        }

        @Override
        public void bind(PreparedStatement statement, int position, Play play) throws SQLException {
            statement.setNull(position, type);
        }
    }

    /** An array. */
    record Many(String type, List<Value> values) implements Value {
        @Override
        public Object now(Play play) {
            return values.stream().map(value -> value.now(play)).toArray();
        }

        @Override
        public void bind(PreparedStatement statement, int position, Play play) throws SQLException {
            statement.setArray(position, statement.getConnection().createArrayOf(type, (Object[]) now(play)));
        }
    }

    /** The id of the n-th record that the script makes. */
    record NewId(int number) implements Value {
        @Override
        public Object now(Play play) {
            return play.id(number);
        }
    }

    /** One more than the version of the record that the script holds. */
    record NextVersion() implements Value {
        @Override
        public Object now(Play play) {
            return play.version() + 1;
        }
    }
}
