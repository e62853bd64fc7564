package crm.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.RecordSearch;
import crm.record.RecordSearch.Hit;
import crm.record.Records;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds records of one entity type, or of all, by words. */
@Singleton
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    private static final int LONGEST = 200;
    private static final int MOST = 50;

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;

    @Inject
    public SearchResource(CurrentCaller current, Transactions transactions, Records records) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
    }

    @GET
    public Response search(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of("q", "entity", "limit"));
        int limit = query.whole("limit", 5, 1, MOST);
        return Responses.of(
                transactions.run(current.caller(), () -> search(query.text("q"), query.text("entity"), limit)));
    }

    private Answer search(Optional<String> text, Optional<String> entity, int limit) {
        String wanted = text.filter(words -> words.length() <= LONGEST)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNREADABLE_PARAMETER,
                        "The parameter 'q' takes words to look for, at most %d characters.".formatted(LONGEST)));
        List<EntityType> types = entity.map(name -> List.of(records.type(name)))
                .orElseGet(() -> List.copyOf(records.metadata().entityTypes().values()));
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode found = json.putArray("found");
        RecordSearch search = new RecordSearch(records);
        types.stream()
                .filter(records.access()::mayRead)
                .flatMap(type -> search.find(type, wanted, limit).stream())
                .forEach(hit -> found.add(told(hit)));
        return new Answer(200, Map.of(), Json.write(json));
    }

    private static ObjectNode told(Hit hit) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("entity", hit.record().type().name())
                .put("id", hit.record().id().toString())
                .put("title", hit.record().title());
        hit.field().ifPresent(field -> json.put("field", field.name()).put("excerpt", hit.excerpt()));
        return json;
    }
}
