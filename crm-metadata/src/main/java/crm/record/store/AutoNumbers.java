package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.transaction.DatabaseFailure;
import crm.transaction.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts the records of entity types with an auto number, one after the other: a number is given when it is committed. */
public final class AutoNumbers {

    private static final String NEXT = """
            insert into auto_number (tenant_id, entity_id, field, last) values (?, ?, ?, 1)
            on conflict (tenant_id, entity_id, field) do update set last = auto_number.last + 1 returning last""";

    private AutoNumbers() {}

    public static long next(EntityType type, Field field) {
        try (PreparedStatement statement = Transaction.current().connection().prepareStatement(NEXT)) {
            new Binder(statement)
                    .add(Transaction.current().caller().tenant())
                    .add(type.id())
                    .add(field.name());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
