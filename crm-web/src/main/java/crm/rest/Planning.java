package crm.rest;

import crm.idempotency.Answer;
import crm.metadata.change.MetadataHistory;
import crm.metadata.change.MetadataPlan;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.FillWorker;
import crm.rest.body.PlanJson;
import crm.rest.caller.CurrentCaller;
import crm.rest.problem.StaleRecord;
import crm.rest.request.EntityTags;
import crm.rest.request.QueryParameters;
import crm.rest.request.WriteOnce;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers a change of metadata: with {@code dryRun} what it would do and what stands against it, without what it did. A
 * change that is meant for an older version is refused with what has happened since.
 */
@Singleton
public class Planning {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final WriteOnce writes;
    private final MetadataHistory history;
    private final FillWorker fills;

    @Inject
    public Planning(
            CurrentCaller current,
            Transactions transactions,
            WriteOnce writes,
            MetadataHistory history,
            FillWorker fills) {
        this.current = current;
        this.transactions = transactions;
        this.writes = writes;
        this.history = history;
        this.fills = fills;
    }

    Response answer(Request request, UriInfo uri, HttpHeaders headers, byte[] body, Supplier<MetadataPlan> make) {
        boolean dryRun = QueryParameters.of(uri, Set.of("dryRun")).flag("dryRun");
        OptionalInt expected = EntityTags.expectedVersion(headers);
        try {
            if (dryRun) {
                return Responses.of(transactions.run(
                        current.caller(), () -> told(require(expected, make.get()), true)));
            }
            Answer answer = writes.run(request, uri, headers, body, () -> {
                MetadataPlan plan = require(expected, make.get());
                plan.apply();
                return told(plan, false);
            });
            fills.settle(current.caller().tenant());
            return Responses.of(answer);
        } catch (ProblemException problem) {
            return StaleRecord.answer(problem, () -> since(expected));
        }
    }

    private static MetadataPlan require(OptionalInt expected, MetadataPlan plan) {
        if (expected.isPresent() && expected.getAsInt() != plan.base()) {
            throw new ProblemException(
                    ProblemCode.STALE_VERSION,
                    "The metadata has changed: it is at version %d, not %d."
                            .formatted(plan.base(), expected.getAsInt()));
        }
        return plan;
    }

    private static Answer told(MetadataPlan plan, boolean dryRun) {
        int version = dryRun ? plan.base() : plan.version();
        return new Answer(200, Map.of(HttpHeaders.ETAG, EntityTags.of(version)), Json.write(PlanJson.of(plan, dryRun)));
    }

    /** What others have changed since the version that the caller knows. */
    private Answer since(OptionalInt expected) {
        return transactions.run(current.caller(), () -> {
            int now = history.current().version().number();
            int known = expected.orElse(now);
            var changes = known < now && known > 0 ? history.difference(known, now) : history.difference(now, now);
            return new Answer(
                    200, Map.of(HttpHeaders.ETAG, EntityTags.of(now)), Json.write(PlanJson.since(now, changes)));
        });
    }
}
