package crm.record.store;

import crm.transaction.DatabaseFailure;
import crm.transaction.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.postgresql.PGStatement;

/**
 * Renders what jOOQ has built and runs it on the current transaction's connection, planned for its values: a plan for any
 * values, which the database would go over to after five executions, is hundreds of times slower for an array of owners.
 */
final class Statements {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final DSLContext RENDERER = DSL.using(
            SQLDialect.POSTGRES,
            new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                    .withRenderSchema(false));

    /** The driver gives the statement no name, and the database keeps no plan of what has none. */
    private static final int NEVER = 0;

    private Statements() {}

    interface Read<T> {
        T of(ResultSet result) throws SQLException;
    }

    static <T> T read(Query query, Read<T> read) {
        try (PreparedStatement statement =
                Transaction.current().connection().prepareStatement(RENDERER.render(query))) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER);
            List<Object> values = query.getBindValues();
            Binder binder = new Binder(statement);
            for (Object value : values) {
                binder.add(value);
            }
            try (ResultSet result = statement.executeQuery()) {
                return read.of(result);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
