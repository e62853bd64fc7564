package crm.record;

import crm.access.AccessPolicies;
import crm.access.AccessPolicy;
import crm.expression.ExpressionContext;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Existence;
import crm.record.store.RecordStore.Lock;
import crm.tenant.Tenant;
import crm.tenant.TenantMetadata;
import crm.tenant.Tenants;
import crm.transaction.Transaction;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the caller of the current transaction may see of records and metadata, and the whole of both behind it. What is
 * decided, is decided on the whole; what is given out, is given out as it is seen.
 */
@Singleton
public class Sight {

    private final TenantMetadata snapshots;
    private final Tenants tenants;
    private final AccessPolicies policies;
    private final RecordStore store;
    private final boolean restricted;

    @Inject
    public Sight(TenantMetadata snapshots, Tenants tenants, AccessPolicies policies, RecordStore store) {
        this(snapshots, tenants, policies, store, true);
    }

    private Sight(
            TenantMetadata snapshots, Tenants tenants, AccessPolicies policies, RecordStore store, boolean restricted) {
        this.snapshots = snapshots;
        this.tenants = tenants;
        this.policies = policies;
        this.store = store;
        this.restricted = restricted;
    }

    /** Of all there is, whoever asks. */
    Sight unrestricted() {
        return new Sight(snapshots, tenants, policies, store, false);
    }

    AccessPolicy access() {
        return restricted ? policies.current() : policies.unrestricted();
    }

    Metadata metadata() {
        return access().view().metadata();
    }

    Metadata wholeMetadata() {
        return snapshots.current();
    }

    /** @throws ProblemException {@code UNKNOWN_ENTITY} */
    EntityType whole(String entity) {
        return wholeMetadata().entityType(entity);
    }

    SeenRecords records() {
        return new SeenRecords(access().view());
    }

    SeenChanges changes() {
        return new SeenChanges(access().view());
    }

    SeenQueries queries() {
        return new SeenQueries(wholeMetadata(), access().view());
    }

    /** What the caller hears of unique values, also of what is saved for him without access rules. */
    UniqueValues unique() {
        return UniqueValues.current(new SeenChanges(policies.current().view()));
    }

    /** A whole record, if the caller may read it. */
    Optional<Record> find(RecordRef ref, Lock lock, Existence existence) {
        EntityType type = whole(ref.entity());
        return store.find(type, ref.id(), access().readable(type), lock, existence)
                .map(row -> new Record(type, row));
    }

    /** The whole records among these that the caller may read. */
    Stream<Record> findAll(EntityType type, List<UUID> ids) {
        return store.findAll(type, ids, access().readable(type)).stream().map(row -> new Record(type, row));
    }

    /** @throws ProblemException {@code NOT_FOUND} */
    Record load(RecordRef ref, Lock lock, Existence existence) {
        return find(ref, lock, existence)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "There is no such %s, or you may not see it.".formatted(ref.entity())));
    }

    ExpressionContext expressionContext() {
        LocalDate today = LocalDate.now(Clock.system(ZoneId.of(tenant().timeZone())));
        return new ExpressionContext(today, Transaction.current().caller().user());
    }

    /** The tenant's. */
    String language() {
        return tenant().language();
    }

    private Tenant tenant() {
        return tenants.get(Transaction.current().caller().tenant());
    }

    /** As exact as the database keeps it. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
