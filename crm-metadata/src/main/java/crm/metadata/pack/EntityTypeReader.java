package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.metadata.Section;
import crm.metadata.Slot;
import crm.metadata.Storage;
import crm.metadata.ValidationRule;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an entity type of its document, its slots and its translations. */
final class EntityTypeReader {

    private final ObjectNode document;
    private final JsonNode slots;
    private final Translation translation;
    private final Translation system;
    private final String entity;
    private final String title;

    /** @param system the words of the fields that every entity type has */
    EntityTypeReader(ObjectNode document, JsonNode slots, Translation translation, Translation system) {
        this.document = document;
        this.slots = slots;
        this.translation = translation;
        this.system = system;
        this.entity = document.path("entity").asText();
        this.title = document.path("title").asText("name");
    }

    EntityType read() {
        String label = document.path("label").asText(Words.of(entity));
        return new EntityType(
                        entity,
                        document.path("id").asInt(),
                        new Label(label, translation.label("label", label).translations()),
                        translation.label("plural", document.path("plural").asText(label)),
                        document.path("icon").asText("box"),
                        title,
                        fields(),
                        lists(),
                        sections(),
                        texts(document.path("related")),
                        rules(),
                        face())
                .withSystemLabels(
                        field -> system.label(field.name(), field.label().english()));
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.path("fields").properties()) {
            fields.add(field(entry.getKey(), entry.getValue()));
        }
        if (fields.stream().noneMatch(field -> field.name().equals(title))) {
            throw invalid("has no field '%s' to be its title".formatted(title));
        }
        return fields;
    }

    private Field field(String name, JsonNode definition) {
        Translation words = translation.at("fields");
        FieldType type = FieldTypeReader.read(definition, words.at(name));
        return new Field(
                name,
                words.label(name, definition.path("label").asText(Words.of(name))),
                type,
                definition.path("required").asBoolean(),
                definition.path("unique").asBoolean(),
                definition.path("readOnly").asBoolean(),
                defaultValue(name, type, definition),
                text(definition, "requiredWhen"),
                storage(name, type, definition));
    }

    private Optional<Object> defaultValue(String name, FieldType type, JsonNode definition) {
        try {
            return definition.has("default") ? type.parse(definition.get("default")) : Optional.empty();
        } catch (BadValue e) {
            throw invalid("field '%s': the default %s".formatted(name, e.message()));
        }
    }

    /** Titles, lookups and unique fields are indexed of themselves. */
    private Storage storage(String name, FieldType type, JsonNode definition) {
        boolean indexed = definition.path("indexed").asBoolean()
                || definition.path("unique").asBoolean()
                || name.equals(title)
                || type.name().equals("lookup");
        if (indexed != slots.has(name)) {
            throw invalid("field '%s' %s in the pack's slots.yaml"
                    .formatted(name, indexed ? "is missing" : "is not indexed, but stands"));
        }
        if (!indexed) {
            return new Storage.InValues();
        }
        Slot slot = Slot.parse(slots.path(name).asText());
        if (!type.slotKind().equals(Optional.of(slot.kind()))) {
            throw invalid(
                    "field '%s' of type %s cannot be kept in slot %s".formatted(name, type.name(), slot.column()));
        }
        return new Storage.InSlot(slot);
    }

    private List<ListView> lists() {
        List<ListView> lists = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.path("lists").properties()) {
            JsonNode list = entry.getValue();
            lists.add(new ListView(
                    entry.getKey(),
                    translation
                            .at("lists")
                            .label(entry.getKey(), list.path("label").asText(Words.of(entry.getKey()))),
                    text(list, "filter"),
                    texts(list.path("columns")),
                    list.path("sort").asText("")));
        }
        return lists;
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (JsonNode section : document.path("form")) {
            String label = section.path("section").asText();
            sections.add(new Section(translation.at("form").label(label, label), texts(section.path("fields"))));
        }
        return sections;
    }

    private List<ValidationRule> rules() {
        List<ValidationRule> rules = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.path("rules").properties()) {
            JsonNode rule = entry.getValue();
            rules.add(new ValidationRule(
                    entry.getKey(),
                    rule.path("when").asText(),
                    translation
                            .at("rules")
                            .label(entry.getKey(), rule.path("message").asText()),
                    text(rule, "field")));
        }
        return rules;
    }

    private Face face() {
        JsonNode card = document.path("card");
        return new Face(
                text(document, "area"),
                text(document, "stage"),
                texts(document.path("facts")),
                new Face.Card(
                        text(card, "line"),
                        text(card, "amount"),
                        text(card, "date"),
                        text(card, "chip"),
                        text(card, "note")));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.get(key).asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private ProblemException invalid(String message) {
        return new ProblemException(ProblemCode.INVALID_METADATA, "Entity type %s: %s".formatted(entity, message));
    }
}
