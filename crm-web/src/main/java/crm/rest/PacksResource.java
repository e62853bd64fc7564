package crm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.admin.pack.PackGallery;
import crm.admin.pack.PackSamples;
import crm.idempotency.Answer;
import crm.metadata.change.MetadataPlans;
import crm.metadata.change.PackChange;
import crm.metadata.change.PackConflict.Choice;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.rest.body.PackJson;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.rest.request.RequestBody;
import crm.rest.request.WriteOnce;
import crm.tenant.TenantMetadata;
import crm.transaction.Transactions;
import crm.value.Json;
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
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The packs there are: told, installed, upgraded, removed, and their example records made. */
@Singleton
@Path("metadata/packs")
@Produces(MediaType.APPLICATION_JSON)
public class PacksResource {

    private static final String PACK = "{pack:[a-z][a-z0-9-]*}";
    private static final byte[] NO_BODY = {};

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Planning planning;
    private final WriteOnce writes;
    private final MetadataPlans plans;
    private final TenantMetadata metadata;
    private final PackGallery gallery;
    private final PackSamples samples;

    @Inject
    public PacksResource(
            CurrentCaller current,
            Transactions transactions,
            Planning planning,
            WriteOnce writes,
            MetadataPlans plans,
            TenantMetadata metadata,
            PackGallery gallery,
            PackSamples samples) {
        this.current = current;
        this.transactions = transactions;
        this.planning = planning;
        this.writes = writes;
        this.plans = plans;
        this.metadata = metadata;
        this.gallery = gallery;
        this.samples = samples;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        PackJson words = new PackJson(headers.getAcceptableLanguages().getFirst());
        return Responses.of(transactions.run(
                current.caller(), () -> new Answer(200, Map.of(), Json.write(words.of(gallery.entries())))));
    }

    /** In its newest version, or the one that the body says. */
    @POST
    @Path(PACK + ":install")
    public Response install(
            @PathParam("pack") String pack,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream stream) {
        byte[] body = RequestBody.read(stream);
        return planning.answer(
                request, uri, headers, body, () -> plans.pack(to(pack, wanted(body, Set.of("version")))));
    }

    /** Conflicts end as {@code choices} in the body say, {@code mine} or {@code theirs} by their pointers. */
    @POST
    @Path(PACK + ":upgrade")
    public Response upgrade(
            @PathParam("pack") String pack,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream stream) {
        byte[] body = RequestBody.read(stream);
        return planning.answer(request, uri, headers, body, () -> {
            ObjectNode wanted = wanted(body, Set.of("version", "choices", "leaveRecords"));
            return plans.pack(
                    to(pack, wanted).leavingRecords(wanted.path("leaveRecords").asBoolean()));
        });
    }

    @POST
    @Path(PACK + ":remove")
    public Response remove(
            @PathParam("pack") String pack,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream stream) {
        byte[] body = RequestBody.read(stream);
        return planning.answer(
                request,
                uri,
                headers,
                body,
                () -> plans.pack(PackChange.removal(
                        pack,
                        wanted(body, Set.of("leaveRecords"))
                                .path("leaveRecords")
                                .asBoolean())));
    }

    /** A transaction of its own: records of a pack are made once it is in force. */
    @POST
    @Path(PACK + ":samples")
    public Response samples(
            @PathParam("pack") String pack,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        return Responses.of(writes.run(request, uri, headers, NO_BODY, () -> {
            int made = samples.create(pack);
            return new Answer(
                    200, Map.of(), Json.write(Json.mapper().createObjectNode().put("made", made)));
        }));
    }

    private PackChange to(String pack, ObjectNode wanted) {
        int version = wanted.has("version") ? wanted.path("version").asInt() : newest(pack);
        return PackChange.to(pack, version, choices(wanted.path("choices")));
    }

    private int newest(String pack) {
        try {
            return metadata.packs().newest(pack);
        } catch (ProblemException unknown) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no pack '%s'.".formatted(pack), unknown);
        }
    }

    private static Map<String, Choice> choices(JsonNode written) {
        Map<String, Choice> choices = new HashMap<>();
        written.properties().forEach(entry -> choices.put(entry.getKey(), choice(entry.getValue())));
        return choices;
    }

    private static Choice choice(JsonNode written) {
        return switch (written.asText()) {
            case "mine" -> Choice.MINE;
            case "theirs" -> Choice.THEIRS;
            default ->
                throw new ProblemException(
                        ProblemCode.UNREADABLE_PARAMETER, "A choice is 'mine' or 'theirs', not %s.".formatted(written));
        };
    }

    private static ObjectNode wanted(byte[] body, Set<String> known) {
        ObjectNode wanted = body.length == 0 ? Json.mapper().createObjectNode() : RequestBody.object(body);
        wanted.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new ProblemException(
                        ProblemCode.UNREADABLE_PARAMETER, "There is no key '%s' here.".formatted(key));
            }
        });
        return wanted;
    }
}
