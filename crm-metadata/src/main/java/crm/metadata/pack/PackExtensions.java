package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Puts what packs add to entity types of others into the documents of those: fields, rules, lists and layouts of new names, fields
 * at the end of sections, sections and related lists at the end. Their slots and words go along, so that everything after
 * knows one document an entity type.
 */
final class PackExtensions {

    private static final List<String> NAMED = List.of("fields", "rules", "lists", "layouts");
    private static final Schemas SCHEMAS = new Schemas();

    private final Map<String, Pack> packs = new LinkedHashMap<>();

    private PackExtensions() {}

    /** @param packs those required first */
    static List<Pack> applied(List<Pack> packs) {
        PackExtensions all = new PackExtensions();
        packs.forEach(all::add);
        return List.copyOf(all.packs.values());
    }

    private void add(Pack pack) {
        packs.put(pack.name(), pack);
        pack.extensions().forEach(extension -> extend(pack, extension));
    }

    private void extend(Pack pack, ObjectNode extension) {
        String entity = extension.path("extend").asText();
        Pack target = packs.values().stream()
                .filter(each -> each.entityNames().contains(entity))
                .findFirst()
                .orElseThrow(
                        () -> invalid("%s extends '%s', which no pack it requires has".formatted(pack.name(), entity)));
        List<ObjectNode> entities = target.entities().stream()
                .map(document -> document.path("entity").asText().equals(entity)
                        ? extended(pack, document.deepCopy(), extension)
                        : document)
                .toList();
        packs.put(target.name(), target.with(entities, slots(target, pack, entity), words(target, pack, entity)));
    }

    private static ObjectNode extended(Pack pack, ObjectNode document, ObjectNode extension) {
        for (String part : NAMED) {
            extension.path(part).properties().forEach(entry -> {
                if (document.path(part).has(entry.getKey())) {
                    throw invalid("%s adds '%s' to the %s of %s, where it is already"
                            .formatted(
                                    pack.name(),
                                    entry.getKey(),
                                    part,
                                    document.path("entity").asText()));
                }
                document.withObject("/" + part).set(entry.getKey(), entry.getValue());
            });
        }
        extension.path("form").forEach(section -> addSection(document, (ObjectNode) section));
        extension.path("related").forEach(name -> document.withArray("related").add(name));
        SCHEMAS.check("entity", "packs/%s/extend of ".formatted(pack.name()) + document.path("entity"), document);
        return document;
    }

    private static void addSection(ObjectNode document, ObjectNode section) {
        ArrayNode form = document.withArray("form");
        Optional<JsonNode> present = StreamSupport.stream(form.spliterator(), false)
                .filter(each -> each.path("section").equals(section.path("section")))
                .findFirst();
        if (present.isEmpty()) {
            form.add(section.deepCopy());
            return;
        }
        section.path("fields").forEach(((ArrayNode) present.get().path("fields"))::add);
    }

    private static ObjectNode slots(Pack target, Pack pack, String entity) {
        ObjectNode slots = target.slots().deepCopy();
        pack.slots()
                .path(entity)
                .properties()
                .forEach(slot -> slots.withObject("/" + entity).set(slot.getKey(), slot.getValue()));
        return slots;
    }

    private static Map<String, JsonNode> words(Pack target, Pack pack, String entity) {
        Map<String, JsonNode> words = new LinkedHashMap<>(target.translations());
        pack.translations().forEach((language, tree) -> {
            ObjectNode all =
                    words.getOrDefault(language, target.slots().objectNode()).deepCopy();
            merge(all.withObject("/" + entity), tree.path(entity));
            words.put(language, all);
        });
        return words;
    }

    private static void merge(ObjectNode target, JsonNode added) {
        added.properties().forEach(entry -> {
            if (entry.getValue().isObject() && target.path(entry.getKey()) instanceof ObjectNode inner) {
                merge(inner, entry.getValue());
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(ProblemCode.INVALID_METADATA, message);
    }
}
