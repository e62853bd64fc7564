package crm.consistency;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FileType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares {@code file_use} with the files that records keep in their values, both ways, and looks whether they are there, whole. */
public final class FileAgreement {

    private static final String TOO_MANY = """
            select tenant_id, entity_id, field, record_id, digest from file_use u where not exists (
                select from record r where r.tenant_id = u.tenant_id and r.entity_id = u.entity_id and r.id = u.record_id
                and r.values -> u.field @> jsonb_build_array(jsonb_build_object('digest', u.digest)))""";
    private static final String TOO_FEW = """
            select r.tenant_id, r.entity_id, ?::text, r.id, file ->> 'digest' from record r
            cross join lateral jsonb_array_elements(r.values -> ?) file
            where r.tenant_id = ? and r.entity_id = %d and not exists (
                select from file_use u where u.tenant_id = r.tenant_id and u.entity_id = r.entity_id
                and u.record_id = r.id and u.field = ? and u.digest = file ->> 'digest')""";
    private static final String BROKEN = """
            select u.tenant_id, u.entity_id, u.field, u.record_id, u.digest from file_use u
            left join file_content c using (tenant_id, digest)
            where c.size is distinct from (
                select sum(length(p.bytes)) from file_part p where p.tenant_id = u.tenant_id and p.digest = u.digest)""";

    private final List<String> findings = new ArrayList<>();

    private FileAgreement() {}

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        FileAgreement agreement = new FileAgreement();
        agreement.all(superuser, TOO_MANY, "A file that the record does not have");
        agreement.all(superuser, BROKEN, "A file that is not there, or not whole");
        TenantSchemas.each(superuser, (tenant, type) -> agreement.missing(superuser, tenant, type));
        return List.copyOf(agreement.findings);
    }

    private void all(Connection superuser, String sql, String what) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(sql)) {
            add(what, statement);
        }
    }

    private void missing(Connection superuser, int tenant, EntityType type) throws SQLException {
        for (Field field : type.storedFields()) {
            if (field.type() instanceof FileType) {
                try (PreparedStatement statement = superuser.prepareStatement(TOO_FEW.formatted(type.id()))) {
                    statement.setString(1, field.name());
                    statement.setString(2, field.name());
                    statement.setInt(3, tenant);
                    statement.setString(4, field.name());
                    add("A file that is not indexed", statement);
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
