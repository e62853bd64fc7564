package crm.rest;

import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.rest.body.Projection;
import crm.rest.body.RecordAnswers;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.ListParameters;
import crm.rest.request.QueryParameters;
import crm.rest.request.RequestBody;
import crm.rest.request.WriteOnce;
import crm.transaction.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The records of an entity type: lists them, makes new ones. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}")
@Produces(MediaType.APPLICATION_JSON)
public class RecordsResource {

    static final String ENTITY = "[a-z][A-Za-z0-9_]*";

    private final CurrentCaller current;
    private final Transactions transactions;
    private final WriteOnce writes;
    private final Records records;
    private final Filters filters;
    private final RecordAnswers answers;

    @Inject
    public RecordsResource(
            CurrentCaller current,
            Transactions transactions,
            WriteOnce writes,
            Records records,
            Filters filters,
            RecordAnswers answers) {
        this.current = current;
        this.transactions = transactions;
        this.writes = writes;
        this.records = records;
        this.filters = filters;
        this.answers = answers;
    }

    @GET
    public Response list(@PathParam("entity") String entity, @Context UriInfo uri) {
        ListParameters asked = ListParameters.of(uri);
        return Responses.of(transactions.run(current.caller(), () -> list(entity, asked)));
    }

    private Answer list(String entity, ListParameters asked) {
        EntityType type = records.type(entity);
        Projection projection = asked.fields()
                .map(names -> Projection.parse(records.metadata(), type, names))
                .orElseGet(() -> Projection.all(type));
        return answers.page(records.list(asked.query(type, filters.compile(type, asked.filter()))), projection);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @PathParam("entity") String entity,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream stream) {
        QueryParameters.refuse(uri);
        byte[] body = RequestBody.read(stream);
        String address = uri.getAbsolutePath().getRawPath();
        return Responses.of(writes.run(request, uri, headers, body, () -> create(entity, body, address)));
    }

    private Answer create(String entity, byte[] body, String address) {
        RecordPatch values = RecordPatch.parse(records.type(entity), RequestBody.object(body));
        Record record = records.create(entity, values);
        Answer answer = answers.one(record);
        return new Answer(201, answer.headers(), answer.body()).with(HttpHeaders.LOCATION, address + "/" + record.id());
    }
}
