package crm.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.access.AccessPolicy;
import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Records;
import crm.rest.body.MetadataJson;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.EntityTags;
import crm.rest.request.QueryParameters;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/** What the tenant's records are made of. */
@Singleton
@Path("metadata")
@Produces(MediaType.APPLICATION_JSON)
public class MetadataResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;

    @Inject
    public MetadataResource(CurrentCaller current, Transactions transactions, Records records) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
    }

    @GET
    public Response all(@Context UriInfo uri, @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        MetadataJson json = json(headers);
        return Responses.unlessKnown(transactions.run(current.caller(), () -> all(json)), headers);
    }

    private Answer all(MetadataJson json) {
        Metadata metadata = records.metadata();
        AccessPolicy access = records.access();
        List<EntityType> readable =
                metadata.entityTypes().values().stream().filter(access::mayRead).toList();
        return tagged(metadata.version(), json.of(metadata.version(), readable));
    }

    @GET
    @Path("{entity}")
    public Response one(@PathParam("entity") String entity, @Context UriInfo uri, @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        MetadataJson json = json(headers);
        return Responses.unlessKnown(transactions.run(current.caller(), () -> one(entity, json)), headers);
    }

    private Answer one(String entity, MetadataJson json) {
        EntityType type = records.type(entity);
        if (!records.access().mayRead(type)) {
            throw new ProblemException(ProblemCode.UNKNOWN_ENTITY, "There is no entity type '%s'.".formatted(entity));
        }
        int version = records.metadata().version();
        return tagged(version, json.of(type).put("version", version));
    }

    private static MetadataJson json(HttpHeaders headers) {
        return new MetadataJson(headers.getAcceptableLanguages().getFirst());
    }

    private static Answer tagged(int version, ObjectNode json) {
        String body = Json.write(json);
        return new Answer(
                200,
                Map.of(HttpHeaders.ETAG, EntityTags.of(version, body), HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE),
                body);
    }
}
