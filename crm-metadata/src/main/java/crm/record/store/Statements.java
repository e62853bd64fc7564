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

/** Renders what jOOQ has built and runs it on the current transaction's connection, planned for its values. */
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

    private Statements() {}

    interface Read<T> {
        T of(ResultSet result) throws SQLException;
    }

    static <T> T read(Query query, Read<T> read) {
        try (PreparedStatement statement =
                Transaction.current().listConnection().prepareStatement(RENDERER.render(query))) {
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

    static String sql(Query query) {
        return RENDERER.render(query);
    }
}
