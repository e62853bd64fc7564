package crm.consistency;

import crm.metadata.LinksType;
import java.sql.Connection;
import java.sql.SQLException;
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

    private LinkAgreement() {}

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        FieldRows rows = new FieldRows(superuser);
        rows.wrong("A link that the record does not have", TOO_MANY);
        rows.missing("A link that is not indexed", LinksType.class, TOO_FEW);
        return rows.findings();
    }
}
