package crm.kernel;

import crm.access.AccessPolicies;
import crm.access.CallerViews;
import crm.access.Organization;
import crm.currency.CurrencyRates;
import crm.expression.Expressions;
import crm.file.ArrivingFiles;
import crm.file.Contents;
import crm.file.FileCleaning;
import crm.journal.Bell;
import crm.journal.Followers;
import crm.journal.History;
import crm.journal.Journal;
import crm.journal.RecentChanges;
import crm.metadata.change.CompanyCurrency;
import crm.metadata.change.Conversions;
import crm.metadata.change.Enactment;
import crm.metadata.change.FieldWork;
import crm.metadata.change.MetadataHistory;
import crm.metadata.change.MetadataPlans;
import crm.metadata.change.OptionReplacement;
import crm.metadata.change.Recomputation;
import crm.metadata.change.UniqueFill;
import crm.metadata.change.WaitingChanges;
import crm.metadata.pack.PackReader;
import crm.orm.ObjectSessions;
import crm.record.Details;
import crm.record.Drafts;
import crm.record.RecordCheck;
import crm.record.RecordHistory;
import crm.record.RecordRule;
import crm.record.RecordRules;
import crm.record.Records;
import crm.record.References;
import crm.record.Saves;
import crm.record.Sight;
import crm.record.store.BackgroundWork;
import crm.record.store.FillWorker;
import crm.record.store.FormulaFollower;
import crm.record.store.IndexFill;
import crm.record.store.RecordPages;
import crm.record.store.RecordStore;
import crm.record.store.RecordSums;
import crm.record.store.RollUps;
import crm.record.store.StoredValues;
import crm.record.store.WordFill;
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
    public final MetadataPlans plans;
    public final MetadataHistory versions;
    public final CurrencyRates rates;
    public final IndexFill fill;
    public final FieldWork fieldWork;
    public final List<BackgroundWork> work;
    public final FillWorker worker;
    public final Bell bell = new Bell();
    public final Followers followers;
    public final AccessPolicies policies;
    public final ArrivingFiles arriving = new ArrivingFiles();
    public final Contents contents = new Contents();
    public final FileCleaning cleaning;
    private final TenantLayers layers;

    public Kernel(DataSource database, RecordRule... rules) {
        this(database, new PackReader(Kernel.class.getClassLoader()), rules);
    }

    /** Over packs of its own. */
    public Kernel(DataSource database, PackReader packs, RecordRule... rules) {
        transactions = new Transactions(database);
        ObjectSessions objects = new ObjectSessions(List.of(new TenantMapping()));
        layers = new TenantLayers();
        metadata = new TenantMetadata(layers, packs);
        tenants = new Tenants(transactions, objects, layers, metadata);
        memberships = new Memberships(transactions, objects);
        policies = new AccessPolicies(metadata, new Organization(store), new CallerViews(expressions));
        Journal journal = new Journal(metadata, bell);
        RollUps rollUps = new RollUps(metadata, store, expressions);
        StoredValues stored = new StoredValues();
        fill = new IndexFill(metadata, expressions, store, rollUps, stored);
        followers = followers(bell, layers);
        cleaning = new FileCleaning(transactions, metadata);
        Recomputation recomputation = new Recomputation(expressions, stored, fill);
        OptionReplacement replacement = new OptionReplacement(stored, journal, metadata, recomputation);
        CompanyCurrency company = new CompanyCurrency(tenants, stored);
        Enactment enactment =
                new Enactment(layers, metadata, expressions, stored, company, fill, replacement, recomputation);
        plans = new MetadataPlans(layers, metadata, policies, expressions, stored, enactment, company);
        WaitingChanges waiting = new WaitingChanges(layers, metadata, plans, enactment, stored);
        work = List.of(
                fill,
                new WordFill(metadata, stored),
                replacement,
                new Conversions(stored, metadata, waiting),
                new UniqueFill(stored, metadata, waiting));
        rates = new CurrencyRates(metadata, layers, policies, stored, bell);
        fieldWork = new FieldWork(policies, metadata, waiting, fill);
        worker = new FillWorker(transactions, metadata, layers, work);
        versions = new MetadataHistory(layers, metadata, policies);
        References references = new References(store);
        records = new Records(
                new Sight(metadata, tenants, policies, store),
                pages,
                new RecordSums(),
                new Drafts(new RecordRules(List.of(rules)), new RecordCheck(expressions, store), references),
                references,
                new Details(store),
                new Saves(store, rollUps, references, journal),
                new RecordHistory(store, new History(), new RecentChanges()));
    }

    /** The followers of another node: its bell does not ring here. */
    public Followers anotherFollowers() {
        return followers(new Bell(), new TenantLayers());
    }

    private Followers followers(Bell rung, TenantLayers read) {
        RollUps rollUps = new RollUps(metadata, store, expressions);
        return new Followers(
                transactions,
                metadata,
                rung,
                List.of(new FormulaFollower(metadata, read, expressions, store, rollUps)));
    }

    /** A worker of another node: it knows nothing but what the rows say. */
    public FillWorker anotherWorker() {
        return new FillWorker(transactions, metadata, layers, work);
    }
}
