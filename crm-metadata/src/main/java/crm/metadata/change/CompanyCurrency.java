package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.currency.CurrencyRates;
import crm.metadata.EntityType;
import crm.metadata.pack.Layer;
import crm.metadata.pack.LayeredTypes;
import crm.metadata.pack.MetadataFold.Base;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.StoredValues;
import crm.tenant.Tenants;
import crm.transaction.Participant;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The company's own currency in a change of metadata. It becomes another one as long as no record has an amount: what is
 * there was meant in the old one, and records in that do not say so.
 */
@Singleton
public class CompanyCurrency {

    private final Tenants tenants;
    private final StoredValues stored;

    @Inject
    public CompanyCurrency(Tenants tenants, StoredValues stored) {
        this.tenants = tenants;
        this.stored = stored;
    }

    /** The one that a layer names, else the one that the tenant was made with. */
    String of(Layer layer) {
        String named = layer.currencies().company();
        return named.isEmpty()
                ? tenants.get(Transaction.current().caller().tenant()).currency()
                : named;
    }

    /** @param base of the packs that there were before */
    Optional<FieldProblem> problem(Base base, Layer before, Layer after) {
        String named = after.currencies().company();
        if (named.isEmpty() || named.equals(of(before)) || !hasAmounts(base, before)) {
            return Optional.empty();
        }
        return Optional.of(new FieldProblem(
                "/currencies/" + named + "/company",
                ProblemCode.IN_USE,
                "Records have amounts in %s, the company's currency, so it stays. Add %s beside it: then records can be in that."
                        .formatted(of(before), named)));
    }

    /** Once nothing else is saved any more. What other currencies were worth in the old one holds no more. */
    void change(Base base, Layer before, Layer after) {
        String named = after.currencies().company();
        if (named.isEmpty() || named.equals(of(before))) {
            return;
        }
        problem(base, before, after).ifPresent(problem -> {
            throw ProblemException.atField(problem.field(), problem.code(), problem.message());
        });
        tenants.changeCurrency(named);
        CurrencyRates.endAll();
        Transaction.current()
                .state(
                        Changed.class,
                        transaction -> new Changed(tenants, transaction.caller().tenant()));
    }

    private boolean hasAmounts(Base base, Layer layer) {
        return LayeredTypes.documents(base, layer, Set.of()).entrySet().stream()
                .anyMatch(entry -> hasAmounts(entry.getKey(), entry.getValue(), layer));
    }

    /** Hidden entity types and fields have theirs too. */
    private boolean hasAmounts(String entity, ObjectNode document, Layer layer) {
        int number = document.path("id").asInt();
        boolean names = layer.currencies().areSeveral() && stored.present(number, EntityType.CURRENCY, 1) > 0;
        return names
                || document.path("fields").properties().stream()
                        .filter(CompanyCurrency::isAmount)
                        .map(field -> layer.register().key(entity, field.getKey()))
                        .anyMatch(key -> stored.present(number, key, 1) > 0);
    }

    private static boolean isAmount(Map.Entry<String, JsonNode> field) {
        JsonNode definition = field.getValue();
        return definition.path("type").asText().equals("currency")
                && !definition.has("formula")
                && !definition.has("rollUp");
    }

    /** This node shows amounts in the new one from then on, another one within seconds. */
    private record Changed(Tenants tenants, int tenant) implements Participant {

        @Override
        public Phase phase() {
            return Phase.METADATA;
        }

        @Override
        public void afterCommit() {
            tenants.forget(tenant);
        }
    }
}
