package crm.web;

import crm.metadata.EntityType;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.record.query.Filter;
import crm.tenant.Member;
import crm.tenant.Memberships;
import crm.transaction.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The tenants of a person and how many records of each entity type he may see there. */
@Singleton
public class TenantFigures {

    /** How many records of one entity type the person sees; two people may see different numbers. */
    public record EntityCount(String plural, long count) {}

    public record Figures(String tenant, List<EntityCount> counts) {}

    private static final String ORIGIN = "ui";

    private final Memberships memberships;
    private final Transactions transactions;
    private final Records records;

    @Inject
    public TenantFigures(Memberships memberships, Transactions transactions, Records records) {
        this.memberships = memberships;
        this.transactions = transactions;
        this.records = records;
    }

    /** Nothing for somebody without a membership. */
    public List<Figures> of(WhoAmI person) {
        return memberships.of(person.issuer(), person.subject()).stream()
                .map(this::figures)
                .toList();
    }

    private Figures figures(Member member) {
        return new Figures(member.tenantName(), transactions.run(member.caller(ORIGIN), this::counts));
    }

    private List<EntityCount> counts() {
        return records.metadata().entityTypes().values().stream()
                .filter(records.access()::mayRead)
                .map(type -> new EntityCount(type.plural().english(), count(type)))
                .toList();
    }

    private long count(EntityType type) {
        Aggregation everything = new Aggregation(type, Filter.EVERYTHING, Optional.empty(), List.of());
        return records.aggregate(everything).stream()
                .mapToLong(Aggregation.Group::count)
                .sum();
    }
}
