package crm.rest;

import crm.idempotency.Answer;
import crm.journal.History;
import crm.journal.PastChange;
import crm.record.Records;
import crm.rest.body.HistoryJson;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.transaction.Transactions;
import crm.value.Json;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happened to one record, newest first. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}/{id:[^/:]+}/history")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;

    @Inject
    public HistoryResource(CurrentCaller current, Transactions transactions, Records records) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
    }

    @GET
    public Response history(@PathParam("entity") String entity, @PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of("before", "limit", "field"));
        long before = query.whole("before", History.NEWEST);
        int limit = query.whole("limit", 50, 1, History.MAX_LIMIT);
        Optional<String> field = query.text("field");
        return Responses.of(transactions.run(current.caller(), () -> history(entity, id, before, limit, field)));
    }

    private Answer history(String entity, String id, long before, int limit, Optional<String> field) {
        RecordRef ref = RecordAddress.ref(records.type(entity).name(), id);
        List<PastChange> changes = field.map(name -> records.historyOf(ref, name).stream()
                        .filter(change -> change.v() < before)
                        .limit(limit)
                        .toList())
                .orElseGet(() -> records.history(ref, before, limit));
        return new Answer(200, Map.of(), Json.write(HistoryJson.of(records, records.type(entity), changes, limit)));
    }
}
