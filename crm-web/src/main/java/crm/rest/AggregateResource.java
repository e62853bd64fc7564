package crm.rest;

import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.rest.body.GroupAnswers;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.AggregateRequest;
import crm.rest.request.QueryParameters;
import crm.rest.request.RequestBody;
import crm.transaction.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Counts and adds up the records of an entity type. A question, though it is a POST: it has no idempotency key. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}:aggregate")
@Produces(MediaType.APPLICATION_JSON)
public class AggregateResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;
    private final Filters filters;
    private final GroupAnswers answers;

    @Inject
    public AggregateResource(
            CurrentCaller current, Transactions transactions, Records records, Filters filters, GroupAnswers answers) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
        this.filters = filters;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response aggregate(@PathParam("entity") String entity, @Context UriInfo uri, InputStream stream) {
        QueryParameters.refuse(uri);
        byte[] body = RequestBody.read(stream);
        return Responses.of(transactions.run(current.caller(), () -> aggregate(entity, body)));
    }

    private Answer aggregate(String entity, byte[] body) {
        EntityType type = records.type(entity);
        AggregateRequest asked = AggregateRequest.parse(type, RequestBody.object(body));
        Aggregation aggregation =
                new Aggregation(type, filters.compile(type, asked.filter()), asked.groupBy(), asked.sums());
        return answers.groups(aggregation, records.aggregate(aggregation));
    }
}
