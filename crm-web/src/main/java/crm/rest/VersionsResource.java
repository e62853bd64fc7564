package crm.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.metadata.change.MetadataHistory;
import crm.metadata.change.MetadataPlans;
import crm.record.Record;
import crm.record.Records;
import crm.rest.body.MetadataJson;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.tenant.TenantLayers.Stored;
import crm.tenant.TenantLayers.Version;
import crm.transaction.Transactions;
import crm.value.Json;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The versions of the tenant's metadata: who made them, what they were, and the way back to one. */
@Singleton
@Path("metadata/versions")
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {

    private static final byte[] NO_BODY = {};
    private static final String NUMBER = "{version:[0-9]+}";

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Planning planning;
    private final MetadataPlans plans;
    private final MetadataHistory history;
    private final Records records;

    @Inject
    public VersionsResource(
            CurrentCaller current,
            Transactions transactions,
            Planning planning,
            MetadataPlans plans,
            MetadataHistory history,
            Records records) {
        this.current = current;
        this.transactions = transactions;
        this.planning = planning;
        this.plans = plans;
        this.history = history;
        this.records = records;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of("before", "limit"));
        int before = query.whole("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        int limit = query.whole("limit", 50, 1, MetadataHistory.MAX_LIMIT);
        return Responses.of(transactions.run(current.caller(), () -> list(history.before(before, limit))));
    }

    private Answer list(List<Version> versions) {
        Map<RecordRef, Record> authors = authors(versions);
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode list = json.putArray("versions");
        versions.forEach(version -> list.add(told(version, authors)));
        return new Answer(200, Map.of(), Json.write(json));
    }

    @GET
    @Path(NUMBER)
    public Response one(@PathParam("version") int number, @Context UriInfo uri, @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        MetadataJson words = new MetadataJson(headers.getAcceptableLanguages().getFirst());
        return Responses.of(transactions.run(current.caller(), () -> one(number, words)));
    }

    private Answer one(int number, MetadataJson words) {
        Stored stored = history.version(number);
        Metadata preview = history.preview(number);
        ObjectNode json = told(stored.version(), authors(List.of(stored.version())));
        json.set("layer", stored.layer().document());
        json.set("entities", words.of(number, preview.entityTypes().values()).get("entities"));
        return new Answer(200, Map.of(), Json.write(json));
    }

    @POST
    @Path(NUMBER + ":rollback")
    public Response rollback(
            @PathParam("version") int number,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return planning.answer(
                request,
                uri,
                headers,
                NO_BODY,
                () -> plans.replace(history.version(number).layer().document()));
    }

    private Map<RecordRef, Record> authors(Collection<Version> versions) {
        return records.findAll(
                EntityType.USER,
                versions.stream()
                        .map(version -> new RecordRef(EntityType.USER, version.by()))
                        .toList());
    }

    private static ObjectNode told(Version version, Map<RecordRef, Record> authors) {
        ObjectNode json = Json.mapper().createObjectNode().put("version", version.number());
        json.put("at", version.at().toString());
        ObjectNode by = json.putObject("by").put("id", version.by().toString());
        Record author = authors.get(new RecordRef(EntityType.USER, version.by()));
        if (author != null) {
            by.put("title", author.title());
        }
        return json;
    }
}
