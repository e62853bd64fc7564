package crm.kernel;

import crm.access.AccessPolicies;
import crm.access.Organization;
import crm.expression.Expressions;
import crm.journal.History;
import crm.journal.Journal;
import crm.journal.RecentChanges;
import crm.orm.ObjectSessions;
import crm.record.RecordCheck;
import crm.record.RecordRule;
import crm.record.RecordRules;
import crm.record.Records;
import crm.record.References;
import crm.record.store.RecordPages;
import crm.record.store.RecordStore;
import crm.record.store.RecordSums;
import crm.tenant.Memberships;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMapping;
import crm.tenant.TenantMetadata;
import crm.tenant.Tenants;
import crm.transaction.Transactions;
import java.util.List;
import javax.sql.DataSource;

/** The kernel's parts, put together by hand as CDI does it in the server. */
public final class Kernel {

    public final Transactions transactions;
    public final Tenants tenants;
    public final Memberships memberships;
    public final Expressions expressions = new Expressions();
    public final RecordPages pages = new RecordPages();
    public final RecordStore store = new RecordStore();
    public final TenantMetadata metadata;
    public final Records records;

    public Kernel(DataSource database, RecordRule... rules) {
        transactions = new Transactions(database);
        ObjectSessions objects = new ObjectSessions(List.of(new TenantMapping()));
        TenantLayers layers = new TenantLayers();
        metadata = new TenantMetadata(layers);
        tenants = new Tenants(transactions, objects, layers);
        memberships = new Memberships(transactions, objects);
        records = new Records(
                metadata,
                tenants,
                new AccessPolicies(metadata, new Organization(store)),
                store,
                pages,
                new RecordSums(),
                new RecordRules(List.of(rules)),
                new RecordCheck(expressions, store),
                new References(store),
                new Journal(metadata),
                new History(),
                new RecentChanges());
    }
}
