package crm.web.admin.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.pack.Layer;
import crm.metadata.pack.LayerCheck;
import crm.metadata.pack.LayeredTypes;
import crm.metadata.pack.MetadataFold;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant's metadata with what is hidden, at one version.
 *
 * @param whole every entity type, field, rule, list, record type and layout as if nothing of them were hidden
 * @param documents every entity type's document as it counts, by name
 * @param shipped the same documents as the packs have them
 */
public record Shape(
        int version,
        Layer layer,
        Metadata whole,
        Map<String, ObjectNode> documents,
        Map<String, ObjectNode> shipped,
        Metadata packs) {

    /** The parts of an entity type that can be hidden one by one. */
    private static final List<String> PARTS = List.of("fields", "rules", "unique", "lists", "recordTypes", "layouts");

    public static Shape of(int version, MetadataFold.Base base, Layer layer) {
        Metadata whole = MetadataFold.fold(version, base, shown(layer), Set.of());
        return new Shape(
                version,
                layer,
                whole,
                LayeredTypes.documents(base, layer, Set.of()),
                LayeredTypes.documents(base, Layer.of(layer.packs()), Set.of()),
                base.metadata());
    }

    private static Layer shown(Layer layer) {
        ObjectNode document = layer.document().deepCopy();
        for (String key : List.of("extend", "entities")) {
            document.path(key).forEach(Shape::show);
        }
        return new Layer(document, layer.register());
    }

    private static void show(JsonNode entity) {
        ((ObjectNode) entity).remove("hidden");
        PARTS.forEach(part -> entity.path(part).forEach(one -> ((ObjectNode) one).remove("hidden")));
    }

    public Collection<EntityType> types() {
        return whole.entityTypes().values();
    }

    /** @throws ProblemException {@code NOT_FOUND} */
    public EntityType type(String name) {
        return whole.find(name)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no " + name + "."));
    }

    /** The fields of an entity type that are defined for themselves: which record type and currency a record has is not. */
    public static List<Field> fields(EntityType type) {
        return type.storedFields().stream()
                .filter(field -> !field.name().equals(EntityType.RECORD_TYPE)
                        && !field.name().equals(EntityType.CURRENCY))
                .toList();
    }

    /** The entity type as its pack has it; empty for the tenant's own. */
    public Optional<EntityType> shippedType(String name) {
        return packs.find(name);
    }

    public JsonNode document(String entity) {
        return documents.getOrDefault(entity, JsonNodeFactory.instance.objectNode());
    }

    public JsonNode shippedDocument(String entity) {
        return shipped.getOrDefault(entity, JsonNodeFactory.instance.objectNode());
    }

    /** What the tenant itself says of an entity type; missing where it says nothing. */
    public JsonNode written(String entity) {
        return isOwn(entity) ? layer.entity(entity) : layer.extension(entity);
    }

    /** True if the tenant made it. */
    public boolean isOwn(String entity) {
        return layer.own().contains(entity);
    }

    /** True if the tenant made a field, rule, list or record type. */
    public boolean isOwn(String entity, String name) {
        return isOwn(entity) || name.endsWith(LayerCheck.OWN);
    }

    public boolean isHidden(String entity) {
        return document(entity).path("hidden").asBoolean();
    }

    /** @param part {@code fields}, {@code rules}, {@code unique}, {@code lists}, {@code recordTypes} or {@code layouts} */
    public boolean isHidden(String entity, String part, String name) {
        return document(entity).path(part).path(name).path("hidden").asBoolean();
    }

    /** A JSON pointer to what the layer says of an entity type. */
    public String pointer(String entity) {
        return layer.pointer(entity);
    }

    /** A patch of the layer that changes an entity type. */
    public ObjectNode patch(String entity, ObjectNode change) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject(isOwn(entity) ? "entities" : "extend").set(entity, change);
        return patch;
    }

    /** A patch of the layer that changes a field, rule, list or record type; null for the change takes it away. */
    public ObjectNode patch(String entity, String part, String name, JsonNode change) {
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        inner.putObject(part).set(name, change);
        return patch(entity, inner);
    }

    /** A patch that puts record types or layouts in an order. */
    public ObjectNode order(String entity, String part, List<String> names) {
        return patch(entity, "order", part, array(names));
    }

    /** A patch that hides or shows something. */
    public ObjectNode hiding(String entity, String part, String name, boolean hidden) {
        return patch(entity, part, name, hidden(hidden));
    }

    public ObjectNode hiding(String entity, boolean hidden) {
        return patch(entity, hidden(hidden));
    }

    private static ObjectNode hidden(boolean hidden) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        return hidden ? change.put("hidden", true) : change.putNull("hidden");
    }

    public static ArrayNode array(Collection<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }
}
