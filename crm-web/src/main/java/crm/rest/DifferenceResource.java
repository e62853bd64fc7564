package crm.rest;

import crm.idempotency.Answer;
import crm.metadata.change.MetadataHistory;
import crm.rest.body.PlanJson;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;

/** What differs between two versions of the tenant's metadata. */
@Singleton
@Path("metadata/difference")
@Produces(MediaType.APPLICATION_JSON)
public class DifferenceResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final MetadataHistory history;

    @Inject
    public DifferenceResource(CurrentCaller current, Transactions transactions, MetadataHistory history) {
        this.current = current;
        this.transactions = transactions;
        this.history = history;
    }

    /** Without {@code to} up to the version in force, without {@code from} since the one before. */
    @GET
    public Response between(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of("from", "to"));
        return Responses.of(transactions.run(current.caller(), () -> between(query)));
    }

    private Answer between(QueryParameters query) {
        int now = history.current().version().number();
        int to = query.whole("to", now, 1, now);
        int from = query.whole("from", Math.max(1, to - 1), 1, now);
        var json = PlanJson.since(to, history.difference(from, to)).put("from", from);
        return new Answer(200, Map.of(), Json.write(json));
    }
}
