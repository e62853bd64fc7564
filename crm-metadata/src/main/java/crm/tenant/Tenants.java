package crm.tenant;

import crm.metadata.pack.PackReader;
import crm.metadata.pack.PackVersion;
import crm.orm.ObjectSessions;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.transaction.Caller;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.transaction.Transactions;
import crm.value.Expiring;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The register of tenants. */
@Singleton
public class Tenants {

    /** The register belongs to no tenant; this number is never given to one. */
    private static final Caller NOBODY = Caller.system(0);

    private final Transactions transactions;
    private final ObjectSessions objects;
    private final TenantLayers layers;
    private final PackReader packs;
    private final Expiring<Integer, Tenant> known = new Expiring<>("tenants", Duration.ofSeconds(10));

    @Inject
    public Tenants(Transactions transactions, ObjectSessions objects, TenantLayers layers, TenantMetadata metadata) {
        this.transactions = transactions;
        this.objects = objects;
        this.layers = layers;
        this.packs = metadata.packs();
    }

    /**
     * Registers a tenant with these packs in their newest versions, or finds the one with this alias. Safe to repeat: a run that was killed
     * half-way is completed by the next.
     */
    public Tenant create(
            String alias, String name, String language, String currency, String timeZone, List<String> wanted) {
        Tenant tenant = byAlias(alias)
                .orElseGet(() -> transactions.run(NOBODY, () -> {
                    Tenant made = new Tenant(alias, name, language, currency, timeZone);
                    objects.current().persist(made);
                    return made;
                }));
        transactions.execute(Caller.system(tenant.id()), () -> layers.begin(newest(wanted), tenant.currency()));
        return tenant;
    }

    private List<PackVersion> newest(List<String> names) {
        return names.stream()
                .map(name -> new PackVersion(name, packs.newest(name)))
                .toList();
    }

    public Optional<Tenant> byAlias(String alias) {
        return transactions.run(
                NOBODY,
                () -> objects.current()
                        .createSelectionQuery("from Tenant where alias = :alias", Tenant.class)
                        .setParameter("alias", alias)
                        .uniqueResultOptional());
    }

    /** Gives the current transaction's tenant another currency of its own. What it means for records is not asked here. */
    public void changeCurrency(String code) {
        Statement.run("update tenant set currency = ? where id = ?", statement -> {
            statement.setString(1, code);
            statement.setInt(2, Transaction.current().caller().tenant());
            return statement.executeUpdate();
        });
    }

    /** Looks again at the next use: the tenant has changed. */
    public void forget(int id) {
        known.forget(id);
    }

    /** The tenant with this number, as it was at most ten seconds ago. */
    public Tenant get(int id) {
        return known.get(
                id,
                number -> Optional.ofNullable(transactions.run(
                                Transactions.callerOr(NOBODY),
                                () -> objects.current().find(Tenant.class, number)))
                        .orElseThrow(
                                () -> new ProblemException(ProblemCode.NO_TENANT, "There is no tenant " + number)));
    }
}
