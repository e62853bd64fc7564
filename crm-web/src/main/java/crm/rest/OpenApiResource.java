package crm.rest;

import crm.idempotency.Answer;
import crm.metadata.Metadata;
import crm.record.Records;
import crm.rest.caller.CurrentCaller;
import crm.rest.openapi.OpenApiDocument;
import crm.rest.request.EntityTags;
import crm.rest.request.QueryParameters;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** Describes this REST face for the tenant's own schema and the caller's rights. */
@Singleton
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;

    @Inject
    public OpenApiResource(CurrentCaller current, Transactions transactions, Records records) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
    }

    @GET
    public Response describe(@Context UriInfo uri, @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        return Responses.unlessKnown(transactions.run(current.caller(), this::document), headers);
    }

    private Answer document() {
        Metadata metadata = records.metadata();
        String body = Json.write(OpenApiDocument.of(metadata, records.access()));
        return new Answer(200, Map.of(HttpHeaders.ETAG, EntityTags.of(metadata.version(), body)), body);
    }
}
