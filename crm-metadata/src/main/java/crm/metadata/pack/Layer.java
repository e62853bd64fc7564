package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Currencies;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tenant's own changes to its packs.
 *
 * @param document the packs it has with their versions, {@code extend} by entity type of a pack, {@code entities} and {@code roles} of its own
 */
public record Layer(ObjectNode document, Register register) {

    /** The newest form of the document that this version of Kinship knows. */
    public static final int FORMAT = 1;

    private static final String PACKS = "packs";
    private static final String EXTEND = "extend";
    private static final String ENTITIES = "entities";
    private static final String CURRENCIES = "currencies";

    public Layer {
        document = withVersions(document);
    }

    /** A tenant without changes. */
    public static Layer of(List<PackVersion> packs) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set(PACKS, written(packs));
        return new Layer(document, Register.EMPTY);
    }

    /** Packs as a layer names them: version by name. */
    static ObjectNode written(List<PackVersion> packs) {
        ObjectNode versions = JsonNodeFactory.instance.objectNode();
        packs.forEach(pack -> versions.put(pack.name(), pack.version()));
        return versions;
    }

    /** Names alone are the short form of their first versions. */
    private static ObjectNode withVersions(ObjectNode document) {
        if (!(document.path(PACKS) instanceof ArrayNode names)) {
            return document;
        }
        ObjectNode versions = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> versions.put(name.asText(), 1));
        ObjectNode copy = document.deepCopy();
        copy.set(PACKS, versions);
        return copy;
    }

    /** The packs that it names, in their order. */
    public List<PackVersion> packs() {
        return document.path(PACKS).properties().stream()
                .map(pack -> new PackVersion(pack.getKey(), pack.getValue().asInt()))
                .toList();
    }

    /** The same over other packs. */
    public Layer over(List<PackVersion> packs) {
        ObjectNode copy = document.deepCopy();
        copy.set(PACKS, written(packs));
        return new Layer(copy, register);
    }

    /** True if the tenant is as its packs are. */
    public boolean isPlain() {
        return !register.hasSlots()
                && !register.isMakingUnique()
                && document.path(EXTEND).isEmpty()
                && document.path(ENTITIES).isEmpty()
                && document.path("roles").isEmpty()
                && document.path(CURRENCIES).isEmpty();
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

    /** The currencies by code, as the document says them. */
    public JsonNode writtenCurrencies() {
        return document.path(CURRENCIES);
    }

    public Currencies currencies() {
        String company = "";
        List<Currencies.Other> others = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : writtenCurrencies().properties()) {
            if (entry.getValue().path("company").asBoolean()) {
                company = entry.getKey();
            } else {
                others.add(new Currencies.Other(
                        entry.getKey(), entry.getValue().path("hidden").asBoolean()));
            }
        }
        return new Currencies(company, others);
    }

    /** The same with the company's own currency, where others are named without it, or its decimals are not the usual. */
    public Layer withCompanyCurrency(String code) {
        boolean isNamed = writtenCurrencies().properties().stream()
                .anyMatch(entry -> entry.getValue().path("company").asBoolean());
        boolean isUsual = writtenCurrencies().isEmpty() && Currencies.decimals(code) == Currencies.USUAL_DECIMALS;
        if (isUsual || isNamed) {
            return this;
        }
        ObjectNode copy = document.deepCopy();
        ObjectNode all = copy.putObject(CURRENCIES);
        all.putObject(code).put("company", true);
        writtenCurrencies().properties().stream()
                .filter(entry -> !entry.getKey().equals(code))
                .forEach(entry -> all.set(entry.getKey(), entry.getValue()));
        return new Layer(copy, register);
    }

    /** The entity types of which this layer says what another said over the same packs. */
    public Set<String> alike(Layer other) {
        if (!packs().equals(other.packs()) || !currencies().equals(other.currencies())) {
            return new LinkedHashSet<>();
        }
        Set<String> alike = new LinkedHashSet<>(own());
        alike.addAll(extended());
        alike.removeIf(name -> !entity(name).equals(other.entity(name))
                || !extension(name).equals(other.extension(name))
                || !register.moves(name).equals(other.register.moves(name))
                || !register.coming(name).equals(other.register.coming(name)));
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
