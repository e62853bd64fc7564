package crm.rest;

import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.rest.body.RecordAnswers;
import crm.rest.request.Batch;
import crm.rest.request.QueryParameters;
import crm.rest.request.RequestBody;
import crm.rest.request.WriteOnce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
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
import java.util.List;

/** Makes several records of an entity type, all or none: one transaction, and one turn of the tenant's clock. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}:create")
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {

    private final WriteOnce writes;
    private final Records records;
    private final RecordAnswers answers;

    @Inject
    public BatchResource(WriteOnce writes, Records records, RecordAnswers answers) {
        this.writes = writes;
        this.records = records;
        this.answers = answers;
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
        return Responses.of(writes.run(request, uri, headers, body, () -> create(entity, body)));
    }

    private Answer create(String entity, byte[] body) {
        EntityType type = records.type(entity);
        List<RecordPatch> patches = Batch.parse(type, RequestBody.object(body));
        return answers.made(type, records.createAll(entity, patches));
    }
}
