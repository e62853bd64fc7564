package crm.consistency;

import crm.metadata.FileType;
import java.sql.Connection;
import java.sql.SQLException;
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

    private FileAgreement() {}

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        FieldRows rows = new FieldRows(superuser);
        rows.wrong("A file that the record does not have", TOO_MANY);
        rows.wrong("A file that is not there, or not whole", BROKEN);
        rows.missing("A file that is not indexed", FileType.class, TOO_FEW);
        return rows.findings();
    }
}
