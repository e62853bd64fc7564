package crm.consistency;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LinksType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares {@code record_link} with the links that records, deleted ones among them, keep in their values, both ways. */
public final class LinkAgreement {

    private static final String TOO_MANY = """
            select tenant_id, entity_id, field, record_id, target_id from record_link l where not exists (
                select from record r where r.tenant_id = l.tenant_id and r.entity_id = l.entity_id and r.id = l.record_id
                and r.values -> l.field @> to_jsonb(l.target_id::text))""";
    private static final String TOO_FEW = """
            select r.tenant_id, r.entity_id, ?::text, r.id, target.id from record r
            cross join lateral jsonb_array_elements_text(r.values -> ?) target (id)
            where r.tenant_id = ? and r.entity_id = %d and not exists (
                select from record_link l where l.tenant_id = r.tenant_id and l.entity_id = r.entity_id
                and l.record_id = r.id and l.field = ? and l.target_id = target.id::uuid)""";

    private final List<String> findings = new ArrayList<>();

    private LinkAgreement() {}

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        LinkAgreement agreement = new LinkAgreement();
        try (PreparedStatement statement = superuser.prepareStatement(TOO_MANY)) {
            agreement.add("A link that the record does not have", statement);
        }
        TenantSchemas.each(superuser, (tenant, type) -> agreement.missing(superuser, tenant, type));
        return List.copyOf(agreement.findings);
    }

    private void missing(Connection superuser, int tenant, EntityType type) throws SQLException {
        for (Field field : type.storedFields()) {
            if (field.type() instanceof LinksType) {
                try (PreparedStatement statement = superuser.prepareStatement(TOO_FEW.formatted(type.id()))) {
                    statement.setString(1, field.name());
                    statement.setString(2, field.name());
                    statement.setInt(3, tenant);
                    statement.setString(4, field.name());
                    add("A link that is not indexed", statement);
                }
            }
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
}
