package crm.currency;

import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Ids;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of {@code currency_rate} of the current transaction's tenant. */
final class RateRows {

    private static final String COLUMNS = "select currency, starts, rate, set_at, set_by";
    private static final String IN_FORCE =
            COLUMNS + " from currency_rate where tenant_id = ? and ended_at is null order by currency, starts desc";
    private static final String PAST = COLUMNS + """
            , ended_at, ended_by from currency_rate where tenant_id = ? and currency = ? and ended_at is not null
            order by ended_at desc, starts limit ?""";
    private static final String ADD = """
            insert into currency_rate (tenant_id, id, currency, starts, rate, set_by) values (?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, currency, starts) where ended_at is null do nothing""";
    private static final String END = """
            update currency_rate set ended_at = clock_timestamp(), ended_by = ?
            where tenant_id = ? and currency = ? and starts = ? and ended_at is null""";
    private static final String END_ALL = """
            update currency_rate set ended_at = clock_timestamp(), ended_by = ?
            where tenant_id = ? and ended_at is null""";

    private RateRows() {}

    static List<Rate> inForce() {
        return Statement.run(IN_FORCE, statement -> {
            statement.setInt(1, tenant());
            List<Rate> rates = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rates.add(rate(row));
                }
            }
            return rates;
        });
    }

    static List<Rate.Past> past(String currency, int most) {
        return Statement.run(PAST, statement -> {
            statement.setInt(1, tenant());
            statement.setString(2, currency);
            statement.setInt(3, most);
            List<Rate.Past> past = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    past.add(new Rate.Past(
                            rate(row),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getObject(7, UUID.class)));
                }
            }
            return past;
        });
    }

    private static Rate rate(ResultSet row) throws SQLException {
        return new Rate(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getBigDecimal(3).stripTrailingZeros(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, UUID.class));
    }

    /** False if there is one of the day. */
    static boolean add(String currency, LocalDate from, BigDecimal rate) {
        return Statement.run(ADD, statement -> {
            statement.setInt(1, tenant());
            statement.setObject(2, Ids.next());
            bind(statement, 3, currency, from);
            statement.setBigDecimal(5, rate);
            statement.setObject(6, user());
            return statement.executeUpdate() == 1;
        });
    }

    /** False if there is none of the day. */
    static boolean end(String currency, LocalDate from) {
        return Statement.run(END, statement -> {
            statement.setObject(1, user());
            statement.setInt(2, tenant());
            bind(statement, 3, currency, from);
            return statement.executeUpdate() == 1;
        });
    }

    static void endAll() {
        Statement.run(END_ALL, statement -> {
            statement.setObject(1, user());
            statement.setInt(2, tenant());
            return statement.executeUpdate();
        });
    }

    private static void bind(PreparedStatement statement, int at, String currency, LocalDate from) throws SQLException {
        statement.setString(at, currency);
        statement.setObject(at + 1, from);
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }

    private static UUID user() {
        return Transaction.current().caller().user();
    }
}
