package crm.rest;

import crm.metadata.change.MetadataPlans;
import crm.rest.request.RequestBody;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Changes what the tenant's records are made of. */
@Singleton
@Path("metadata")
@Produces(MediaType.APPLICATION_JSON)
public class CustomisationResource {

    private final Planning planning;
    private final MetadataPlans plans;

    @Inject
    public CustomisationResource(Planning planning, MetadataPlans plans) {
        this.planning = planning;
        this.plans = plans;
    }

    /** The body is a JSON Merge Patch of the layer. */
    @PATCH
    @Consumes({RecordResource.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @Context Request request, @Context UriInfo uri, @Context HttpHeaders headers, InputStream stream) {
        byte[] body = RequestBody.read(stream);
        return planning.answer(request, uri, headers, body, () -> plans.patch(RequestBody.object(body)));
    }
}
