package crm.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.file.Contents;
import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.metadata.Right;
import crm.metadata.Slot;
import crm.metadata.SlotKind;
import crm.metadata.change.FieldWork;
import crm.metadata.pack.LayerCheck;
import crm.record.Records;
import crm.record.store.IndexFill;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** How much of what a tenant may make it has made, and which indexes are being filled. */
@Singleton
@Path("metadata/limits")
@Produces(MediaType.APPLICATION_JSON)
public class LimitsResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;
    private final FieldWork work;
    private final Contents contents;

    @Inject
    public LimitsResource(
            CurrentCaller current, Transactions transactions, Records records, FieldWork work, Contents contents) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
        this.work = work;
        this.contents = contents;
    }

    @GET
    public Response limits(@Context UriInfo uri) {
        QueryParameters.refuse(uri);
        return Responses.of(transactions.run(current.caller(), this::limits));
    }

    private Answer limits() {
        records.access().require(Right.CUSTOMISE);
        Collection<EntityType> types =
                records.unrestricted().metadata().entityTypes().values();
        ObjectNode json = Json.mapper().createObjectNode();
        long own = types.stream()
                .filter(type -> type.name().endsWith(LayerCheck.OWN))
                .count();
        put(json, "entities", own, LayerCheck.MOST_ENTITIES);
        put(json, "fileBytes", contents.used(), contents.most());
        ObjectNode byEntity = json.putObject("byEntity");
        types.forEach(type -> byEntity.set(type.name(), of(type)));
        ArrayNode filling = json.putArray("filling");
        work.running().stream()
                .filter(due -> due.kind().equals(IndexFill.INDEX))
                .forEach(due -> filling.addObject()
                        .put("entity", due.entity())
                        .put("field", due.field())
                        .put("done", due.done()));
        return new Answer(200, Map.of(), Json.write(json));
    }

    private static ObjectNode of(EntityType type) {
        ObjectNode json = Json.mapper().createObjectNode();
        long fields = type.storedFields().stream()
                .filter(field -> !field.name().equals(EntityType.RECORD_TYPE)
                        && !field.name().equals(EntityType.CURRENCY))
                .count();
        put(json, "fields", fields, LayerCheck.MOST_FIELDS);
        ObjectNode indexes = json.putObject("indexes");
        for (SlotKind kind : SlotKind.values()) {
            long used = type.storedFields().stream()
                    .flatMap(field -> field.writtenSlot().stream())
                    .filter(slot -> slot.kind() == kind && !slot.equals(Slot.RECORD_TYPE))
                    .count();
            put(indexes, kind.name().toLowerCase(Locale.ROOT), used, kind.count());
        }
        return json;
    }

    private static void put(ObjectNode json, String name, long used, long limit) {
        json.putObject(name).put("used", used).put("limit", limit);
    }
}
