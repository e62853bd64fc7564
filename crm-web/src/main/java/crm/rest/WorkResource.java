package crm.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.idempotency.Answer;
import crm.metadata.change.FieldWork;
import crm.record.store.Backlog.Due;
import crm.record.store.FillWorker;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.rest.request.WriteOnce;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Map;

/** What is done to fields in the background: how far it is, the beginning of a new index, the calling off. */
@Singleton
@Path("metadata/work")
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final WriteOnce writes;
    private final FieldWork work;
    private final FillWorker worker;

    @Inject
    public WorkResource(
            CurrentCaller current, Transactions transactions, WriteOnce writes, FieldWork work, FillWorker worker) {
        this.current = current;
        this.transactions = transactions;
        this.writes = writes;
        this.work = work;
        this.worker = worker;
    }

    @GET
    public Response running(@Context UriInfo uri) {
        QueryParameters.refuse(uri);
        return Responses.of(transactions.run(current.caller(), this::told));
    }

    /** Writes an index, or what a field is computed to, anew. */
    @POST
    @Path("reindex/{entity}/{field}")
    public Response reindex(
            @PathParam("entity") String entity,
            @PathParam("field") String field,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        Answer answer = writes.run(request, uri, headers, new byte[0], () -> {
            work.reindex(entity, field);
            return new Answer(202, Map.of(), told().body());
        });
        worker.settle(current.caller().tenant());
        return Responses.of(answer);
    }

    @DELETE
    @Path("{kind}/{entity}/{field}")
    public Response cancel(
            @PathParam("kind") String kind,
            @PathParam("entity") String entity,
            @PathParam("field") String field,
            @Context UriInfo uri) {
        QueryParameters.refuse(uri);
        Answer answer = transactions.run(current.caller(), () -> {
            work.cancel(kind, entity, field);
            return told();
        });
        worker.settle(current.caller().tenant());
        return Responses.of(answer);
    }

    private Answer told() {
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode running = json.putArray("work");
        work.running().forEach(due -> put(running.addObject(), due));
        return new Answer(200, Map.of(), Json.write(json));
    }

    private static void put(ObjectNode json, Due due) {
        json.put("kind", due.kind())
                .put("entity", due.entity())
                .put("field", due.field())
                .put("done", due.done());
        due.total().ifPresent(total -> json.put("total", total));
        due.problem().ifPresent(problem -> {
            ObjectNode told = problem.toJson();
            told.remove(List.of("message", "arguments"));
            json.put("problem", problem.message()).setAll(told);
        });
        json.put("cancellable", FieldWork.canBeCalledOff(due));
    }
}
