package crm.rest;

import crm.idempotency.Answer;
import crm.problem.ProblemException;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.rest.body.Projection;
import crm.rest.body.RecordAnswers;
import crm.rest.caller.CurrentCaller;
import crm.rest.problem.StaleRecord;
import crm.rest.request.EntityTags;
import crm.rest.request.QueryParameters;
import crm.rest.request.RequestBody;
import crm.rest.request.WriteOnce;
import crm.transaction.Transactions;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One record: reads, changes and deletes it. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}/{id:[^/:]+}")
@Produces(MediaType.APPLICATION_JSON)
public class RecordResource {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private final CurrentCaller current;
    private final Transactions transactions;
    private final WriteOnce writes;
    private final Records records;
    private final RecordAnswers answers;

    @Inject
    public RecordResource(
            CurrentCaller current,
            Transactions transactions,
            WriteOnce writes,
            Records records,
            RecordAnswers answers) {
        this.current = current;
        this.transactions = transactions;
        this.writes = writes;
        this.records = records;
        this.answers = answers;
    }

    @GET
    public Response find(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Optional<String> fields = QueryParameters.of(uri, Set.of("fields")).text("fields");
        return Responses.unlessKnown(transactions.run(current.caller(), () -> find(entity, id, fields)), headers);
    }

    private Answer find(String entity, String id, Optional<String> fields) {
        var type = records.type(entity);
        Projection projection = fields.map(names -> Projection.parse(records.metadata(), type, names))
                .orElseGet(() -> Projection.all(type));
        return answers.one(records.find(RecordAddress.ref(entity, id)), projection);
    }

    @PATCH
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream stream) {
        QueryParameters.refuse(uri);
        OptionalInt expected = EntityTags.expectedVersion(headers);
        byte[] body = RequestBody.read(stream);
        try {
            return Responses.of(writes.run(request, uri, headers, body, () -> change(entity, id, body, expected)));
        } catch (ProblemException problem) {
            return StaleRecord.answer(problem, () -> now(entity, id));
        }
    }

    private Answer change(String entity, String id, byte[] body, OptionalInt expected) {
        var type = records.type(entity);
        RecordPatch patch = RecordPatch.parse(type, RequestBody.object(body));
        RecordPatch change = expected.isPresent() ? patch.expecting(expected.getAsInt()) : patch;
        return answers.one(records.update(RecordAddress.ref(entity, id), change));
    }

    @DELETE
    public Response delete(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        OptionalInt expected = EntityTags.expectedVersion(headers);
        try {
            return Responses.of(transactions.run(current.caller(), () -> delete(entity, id, expected)));
        } catch (ProblemException problem) {
            return StaleRecord.answer(problem, () -> now(entity, id));
        }
    }

    private Answer delete(String entity, String id, OptionalInt expected) {
        RecordRef ref = RecordAddress.ref(records.type(entity).name(), id);
        records.delete(ref, expected);
        return new Answer(204, Map.of(), "");
    }

    private Answer now(String entity, String id) {
        return transactions.run(current.caller(), () -> find(entity, id, Optional.empty()));
    }
}
