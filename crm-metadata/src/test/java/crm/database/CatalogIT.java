package crm.database;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.KernelDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the catalog of a real database: what keeps tenants apart is there for every table, also for those to come. */
class CatalogIT {

    /** A table is a tenant's if it has a tenant_id; partitions have theirs from their parent. */
    private static final String TENANT_TABLES = """
            select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and exists (
                select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)""";

    @Test
    void there_are_tenant_tables_and_partitions_to_look_at() {
        assertThat(column("select relname from (" + TENANT_TABLES + ") t"))
                .contains("record", "record_opportunity", "record_other", "change", "unique_value", "metadata_layer");
    }

    @Test
    void only_the_register_of_tenants_and_the_migration_have_no_tenant() {
        assertThat(column("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.oid not in (select oid from (%s) t)""".formatted(TENANT_TABLES))).containsExactlyInAnyOrder("tenant", "databasechangelog");
    }

    @Test
    void every_tenant_table_forces_row_security_on_its_owner_too() {
        assertThat(column(
                        "select relname from (%s) t join pg_class c using (oid, relname) where not (c.relrowsecurity and c.relforcerowsecurity)"
                                .formatted(TENANT_TABLES)))
                .isEmpty();
    }

    @Test
    void every_tenant_table_has_the_policy_of_its_tenant_for_reading_and_writing() {
        assertThat(column("""
                        select relname from (%s) t where not exists (
                            select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive
                            and pg_get_expr(p.polqual, p.polrelid) =
                            '(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::integer)')""".formatted(TENANT_TABLES))).isEmpty();
    }

    @Test
    void no_other_policy_opens_a_tenant_table_but_the_one_for_signing_in() {
        assertThat(column("select polrelid::regclass || '.' || polname from pg_policy where polname <> 'tenant'"))
                .containsExactly("membership.self");
    }

    @Test
    void every_key_of_a_tenant_table_starts_with_the_tenant() {
        assertThat(column("""
                        select conrelid::regclass || '.' || conname from pg_constraint k
                        where contype in ('p', 'u', 'f') and conrelid in (select oid from (%s) t) and not exists (
                            select from pg_attribute a where a.attrelid = k.conrelid
                            and a.attnum = k.conkey[1] and a.attname = 'tenant_id')""".formatted(TENANT_TABLES))).isEmpty();
    }

    @Test
    void every_unique_index_of_a_tenant_table_starts_with_the_tenant() {
        assertThat(column("""
                        select indexrelid::regclass::text from pg_index i
                        where indisunique and indrelid in (select oid from (%s) t) and not exists (
                            select from pg_attribute a where a.attrelid = i.indrelid
                            and a.attnum = i.indkey[0] and a.attname = 'tenant_id')""".formatted(TENANT_TABLES))).isEmpty();
    }

    @Test
    void the_run_time_role_owns_nothing_and_cannot_step_around_row_security() {
        assertThat(column("select relname from pg_class where relowner = 'crm_app'::regrole"))
                .isEmpty();
        assertThat(column("select proname from pg_proc where proowner = 'crm_app'::regrole"))
                .isEmpty();
        assertThat(
                        column(
                                "select rolname from pg_roles where rolname = 'crm_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"))
                .isEmpty();
        assertThat(column("select 'create' where has_schema_privilege('crm_app', 'public', 'create')"))
                .isEmpty();
    }

    @Test
    void nobody_is_granted_a_partition() {
        assertThat(column("""
                        select c.relname || ' to ' || g.grantee::regrole from pg_class c
                        join pg_inherits i on i.inhrelid = c.oid
                        cross join lateral aclexplode(c.relacl) g where g.grantee <> c.relowner""")).isEmpty();
    }

    @Test
    void the_journal_can_be_added_to_and_read_by_the_run_time_role_and_nothing_else() {
        assertThat(
                        column(
                                "select privilege_type from information_schema.role_table_grants where grantee = 'crm_app' and table_name = 'change'"))
                .containsExactlyInAnyOrder("SELECT", "INSERT");
    }

    @Test
    void there_are_no_triggers_and_no_procedures() {
        assertThat(column("select tgname::text from pg_trigger where not tgisinternal"))
                .isEmpty();
        assertThat(column("select proname::text from pg_proc where pronamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void every_operator_that_a_slot_is_compared_with_is_leakproof() {
        assertThat(column("""
                        select distinct o.oprname || ' ' || t.typname from pg_operator o
                        join pg_type t on t.oid = o.oprleft join pg_proc p on p.oid = o.oprcode
                        where t.typname in ('text', 'int8', 'timestamptz', 'uuid', 'bytea') and o.oprleft = o.oprright
                        and o.oprname in ('=', '<', '<=', '>', '>=', '<>') and not p.proleakproof""")).isEmpty();
    }

    private static List<String> column(String sql) {
        try (Connection connection = KernelDatabase.shared().superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
