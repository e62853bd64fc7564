package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Slot;
import crm.metadata.pack.MetadataFold.Base;
import crm.metadata.pack.MetadataFold.Known;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The entity types and documents of a tenant, those of its packs with its own changes laid over them. */
public final class LayeredTypes {

    private final Base base;
    private final Layer layer;
    private final Set<String> filling;
    private final Translation system;
    private final Known known;

    LayeredTypes(Base base, Layer layer, Set<String> filling, Translation system, Known known) {
        this.known = known;
        this.base = base;
        this.layer = layer;
        this.filling = filling;
        this.system = system;
    }

    /**
     * Every entity type's document as it counts for the tenant; those that it does not change are the packs' own.
     *
     * @param without entity types that are not asked for
     */
    public static Map<String, ObjectNode> documents(Base base, Layer layer, Set<String> without) {
        Map<String, ObjectNode> documents = new LinkedHashMap<>();
        for (Pack pack : base.packs()) {
            pack.entities().stream()
                    .filter(document ->
                            !without.contains(document.path("entity").asText()))
                    .forEach(document -> documents.put(document.path("entity").asText(), document(document, layer)));
        }
        layer.own().stream()
                .filter(name -> !without.contains(name))
                .forEach(name -> documents.put(name, ownDocument(name, layer)));
        return documents;
    }

    private static ObjectNode document(ObjectNode document, Layer layer) {
        JsonNode extension = layer.extension(document.path("entity").asText());
        return extension.isObject() ? EntityOverlay.over(document, extension) : document;
    }

    private static ObjectNode ownDocument(String name, Layer layer) {
        int id = layer.register().entities().getOrDefault(name, Register.FIRST_ID);
        return EntityOverlay.own(name, id, layer.entity(name));
    }

    /** Empty if the tenant has hidden it. */
    Optional<EntityType> ofPack(String name) {
        if (known.types().contains(name)) {
            return known.metadata().find(name);
        }
        EntityType shared = base.metadata().entityType(name);
        Set<String> unfilled = unfilled(name);
        Map<String, Slot> slots = layer.register().slots(name);
        Register register = layer.register();
        boolean isShared = !layer.extension(name).isObject()
                && unfilled.isEmpty()
                && slots.isEmpty()
                && register.coming(name).isEmpty();
        if (isShared) {
            return Optional.of(shared);
        }
        Pack pack = pack(name);
        ObjectNode written = pack.entities().stream()
                .filter(document -> document.path("entity").asText().equals(name))
                .findFirst()
                .orElseThrow();
        return read(
                document(written, layer),
                new FieldSlots(
                        pack.slots().path(name), slots, register.kept(name), register.coming(name), unfilled, true),
                new Translation(pack.translations()).at(name));
    }

    Optional<EntityType> own(String name) {
        if (known.types().contains(name)) {
            return known.metadata().find(name);
        }
        FieldSlots slots = new FieldSlots(
                JsonNodeFactory.instance.objectNode(),
                layer.register().slots(name),
                layer.register().kept(name),
                layer.register().coming(name),
                unfilled(name),
                true);
        return read(ownDocument(name, layer), slots, new Translation(Map.of()));
    }

    private Optional<EntityType> read(ObjectNode document, FieldSlots slots, Translation words) {
        return document.path("hidden").asBoolean()
                ? Optional.empty()
                : Optional.of(new EntityTypeReader(document, slots, words, system).read());
    }

    private Pack pack(String entity) {
        return base.packs().stream()
                .filter(pack -> pack.entities().stream()
                        .anyMatch(document -> document.path("entity").asText().equals(entity)))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> unfilled(String entity) {
        String start = entity + ".";
        return filling.stream()
                .filter(field -> field.startsWith(start))
                .map(field -> field.substring(start.length()))
                .collect(Collectors.toSet());
    }
}
