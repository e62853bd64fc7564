package crm.consistency;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with the rows of a table that keeps for itself what fields of one type refer to. */
final class FieldRows {

    private final Connection superuser;
    private final List<String> findings = new ArrayList<>();

    FieldRows(Connection superuser) {
        this.superuser = superuser;
    }

    /** @param sql answers tenant, entity type, field, record, and what it should not refer to */
    void wrong(String what, String sql) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(sql)) {
            add(what, statement);
        }
    }

    /** @param sql the same, of one entity type's records; it takes the field's name twice, the tenant, and the name again */
    void missing(String what, Class<? extends FieldType> type, String sql) throws SQLException {
        TenantSchemas.each(superuser, (tenant, entity) -> {
            for (Field field : entity.storedFields()) {
                if (type.isInstance(field.type())) {
                    missing(what, tenant, entity, field, sql);
                }
            }
        });
    }

    private void missing(String what, int tenant, EntityType entity, Field field, String sql) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(sql.formatted(entity.id()))) {
            statement.setString(1, field.name());
            statement.setString(2, field.name());
            statement.setInt(3, tenant);
            statement.setString(4, field.name());
            add(what, statement);
        }
    }

    private void add(String what, PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                findings.add("%s: tenant %d, %d/%s by %s to %s"
                        .formatted(
                                what,
                                row.getInt(1),
                                row.getInt(2),
                                row.getString(4),
                                row.getString(3),
                                row.getString(5)));
            }
        }
    }

    List<String> findings() {
        return List.copyOf(findings);
    }
}
