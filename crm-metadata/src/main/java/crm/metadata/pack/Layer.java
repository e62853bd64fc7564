package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A tenant's own changes to its packs.
 *
 * @param document the packs it has, {@code extend} by entity type of a pack, {@code entities} and {@code roles} of its own
 */
public record Layer(ObjectNode document, Register register) {

    /** The newest form of the document that this version of Kinship knows. */
    public static final int FORMAT = 1;

    private static final String EXTEND = "extend";
    private static final String ENTITIES = "entities";

    /** A tenant without changes. */
    public static Layer of(List<String> packs) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        packs.forEach(document.putArray("packs")::add);
        return new Layer(document, Register.EMPTY);
    }

    public List<String> packs() {
        List<String> names = new ArrayList<>();
        document.path("packs").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** True if the tenant is as its packs are. */
    public boolean isPlain() {
        return document.path(EXTEND).isEmpty()
                && document.path(ENTITIES).isEmpty()
                && document.path("roles").isEmpty();
    }

    public Layer with(Register other) {
        return new Layer(document, other);
    }

    /** What is changed of an entity type of a pack; missing where nothing is. */
    public JsonNode extension(String entity) {
        return document.path(EXTEND).path(entity);
    }

    /** The entity types of packs that are changed. */
    public Set<String> extended() {
        return names(EXTEND);
    }

    /** The tenant's own entity types. */
    public Set<String> own() {
        return names(ENTITIES);
    }

    public JsonNode entity(String name) {
        return document.path(ENTITIES).path(name);
    }

    public JsonNode roles() {
        return document.path("roles");
    }

    /** The entity types of which this layer says what another said over the same packs. */
    public Set<String> alike(Layer other) {
        if (!packs().equals(other.packs())) {
            return new LinkedHashSet<>();
        }
        Set<String> alike = new LinkedHashSet<>(own());
        alike.addAll(extended());
        alike.removeIf(name ->
                !entity(name).equals(other.entity(name)) || !extension(name).equals(other.extension(name)));
        return alike;
    }

    /** The JSON pointer to what the layer says of an entity type. */
    public String pointer(String entity) {
        return "/" + (document.path(ENTITIES).has(entity) ? ENTITIES : EXTEND) + "/" + entity;
    }

    private Set<String> names(String key) {
        Set<String> names = new LinkedHashSet<>();
        document.path(key).fieldNames().forEachRemaining(names::add);
        return names;
    }
}
