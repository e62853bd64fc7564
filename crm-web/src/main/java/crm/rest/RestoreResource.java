package crm.rest;

import crm.idempotency.Answer;
import crm.record.Records;
import crm.rest.body.RecordAnswers;
import crm.rest.request.QueryParameters;
import crm.rest.request.WriteOnce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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

/** Brings a deleted record back. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}/{id:[^/:]+}:restore")
@Produces(MediaType.APPLICATION_JSON)
public class RestoreResource {

    private static final byte[] NO_BODY = {};

    private final WriteOnce writes;
    private final Records records;
    private final RecordAnswers answers;

    @Inject
    public RestoreResource(WriteOnce writes, Records records, RecordAnswers answers) {
        this.writes = writes;
        this.records = records;
        this.answers = answers;
    }

    @POST
    public Response restore(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        return Responses.of(writes.run(request, uri, headers, NO_BODY, () -> restore(entity, id)));
    }

    private Answer restore(String entity, String id) {
        return answers.one(
                records.restore(RecordAddress.ref(records.type(entity).name(), id)));
    }
}
