package crm.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.metadata.ListView;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Records;
import crm.record.query.Sort;
import crm.rest.body.MetadataJson;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.ListBody;
import crm.rest.request.QueryParameters;
import crm.rest.request.RequestBody;
import crm.savedlist.SavedLists;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Map;

/** The lists that somebody is offered: the tenant's, which are metadata, and his own, which he changes here. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}/lists")
@Produces(MediaType.APPLICATION_JSON)
public class ListsResource {

    private static final String NAME = "{list:[^/:]+}";

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;
    private final Filters filters;
    private final SavedLists saved;

    @Inject
    public ListsResource(
            CurrentCaller current, Transactions transactions, Records records, Filters filters, SavedLists saved) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
        this.filters = filters;
        this.saved = saved;
    }

    @GET
    public Response offered(@PathParam("entity") String entity, @Context UriInfo uri, @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        MetadataJson json = new MetadataJson(headers.getAcceptableLanguages().getFirst());
        return Responses.of(transactions.run(current.caller(), () -> offered(entity, json)));
    }

    private Answer offered(String entity, MetadataJson json) {
        EntityType type = readable(entity);
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode lists = answer.putArray("lists");
        records.access().lists(type).forEach(list -> lists.add(json.of(list).put("own", false)));
        saved.of(type.name()).forEach(list -> lists.add(json.of(list).put("own", true)));
        return new Answer(200, Map.of(), Json.write(answer));
    }

    @PUT
    @Path(NAME)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(
            @PathParam("entity") String entity,
            @PathParam("list") String name,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream stream) {
        QueryParameters.refuse(uri);
        MetadataJson json = new MetadataJson(headers.getAcceptableLanguages().getFirst());
        byte[] body = RequestBody.read(stream);
        return Responses.of(transactions.run(current.caller(), () -> save(entity, name, body, json)));
    }

    private Answer save(String entity, String name, byte[] body, MetadataJson json) {
        EntityType type = readable(entity);
        requireOwn(type, name);
        ListView list = ListBody.parse(name, RequestBody.object(body));
        list.columns().forEach(type::field);
        filters.compile(type, list.filter());
        Sort.parse(type, list.sort());
        saved.save(type.name(), list);
        return new Answer(200, Map.of(), Json.write(json.of(list).put("own", true)));
    }

    @DELETE
    @Path(NAME)
    public Response forget(@PathParam("entity") String entity, @PathParam("list") String name, @Context UriInfo uri) {
        QueryParameters.refuse(uri);
        return Responses.of(transactions.run(current.caller(), () -> forget(entity, name)));
    }

    private Answer forget(String entity, String name) {
        EntityType type = readable(entity);
        requireOwn(type, name);
        if (saved.find(type.name(), name).isEmpty()) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "You have no list '%s' of these.".formatted(name));
        }
        saved.remove(type.name(), name);
        return new Answer(204, Map.of(), "");
    }

    private EntityType readable(String entity) {
        EntityType type = records.type(entity);
        if (!records.access().mayRead(type)) {
            throw new ProblemException(ProblemCode.UNKNOWN_ENTITY, "There is no entity type '%s'.".formatted(entity));
        }
        return type;
    }

    private static void requireOwn(EntityType type, String name) {
        boolean isShared = type.lists().stream().anyMatch(list -> list.name().equals(name));
        if (isShared) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "The list '%s' is everybody's: who may customise changes it with PATCH /metadata.".formatted(name));
        }
        if (!SavedLists.isName(name)) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "Names of your own lists are my- and 1 to 40 small letters, digits and hyphens.");
        }
    }
}
