package crm.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.idempotency.Answer;
import crm.metadata.change.MetadataHistory;
import crm.metadata.change.MetadataPlans;
import crm.metadata.pack.Layer;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.EntityTags;
import crm.rest.request.QueryParameters;
import crm.rest.request.RequestBody;
import crm.tenant.TenantLayers;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Map;

/** The tenant's own changes as one document: told for an export, taken for an import. */
@Singleton
@Path("metadata/layer")
@Produces(MediaType.APPLICATION_JSON)
public class LayerResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Planning planning;
    private final MetadataPlans plans;
    private final MetadataHistory history;

    @Inject
    public LayerResource(
            CurrentCaller current,
            Transactions transactions,
            Planning planning,
            MetadataPlans plans,
            MetadataHistory history) {
        this.current = current;
        this.transactions = transactions;
        this.planning = planning;
        this.plans = plans;
        this.history = history;
    }

    @GET
    public Response export(@Context UriInfo uri, @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        return Responses.unlessKnown(transactions.run(current.caller(), () -> told(history.current())), headers);
    }

    private static Answer told(TenantLayers.Stored stored) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("format", Layer.FORMAT);
        document.setAll(stored.layer().document());
        String tag = EntityTags.of(stored.version().number());
        return new Answer(200, Map.of(HttpHeaders.ETAG, tag), Json.write(document));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @Context Request request, @Context UriInfo uri, @Context HttpHeaders headers, InputStream stream) {
        byte[] body = RequestBody.read(stream);
        return planning.answer(request, uri, headers, body, () -> plans.replace(RequestBody.object(body)));
    }
}
