package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.AutoNumberType;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.FieldConditions;
import crm.metadata.FieldMarks;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.metadata.PicklistType;
import crm.metadata.RecordType;
import crm.metadata.RollUp;
import crm.metadata.Slot;
import crm.metadata.Storage;
import crm.metadata.UniqueCombination;
import crm.metadata.ValidationRule;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes an entity type of its document, its slots and its translations. */
final class EntityTypeReader {

    private static final String RECORD_TYPES = "recordTypes";
    private static final String LAYOUTS = "layouts";

    private final ObjectNode document;
    private final FieldSlots slots;
    private final Translation translation;
    private final Translation system;
    private final String entity;
    private final String title;
    private final Set<String> hidden = new HashSet<>();

    /** @param system the words of the fields that every entity type has */
    EntityTypeReader(ObjectNode document, FieldSlots slots, Translation translation, Translation system) {
        this.document = document;
        this.slots = slots;
        this.translation = translation;
        this.system = system;
        this.entity = document.path("entity").asText();
        this.title = document.path("title").asText("name");
        document.path("fields").properties().stream()
                .filter(field -> isHidden(field.getValue()))
                .forEach(field -> hidden.add(field.getKey()));
    }

    EntityType read() {
        List<Field> fields = fields();
        List<Field> seen = fields.stream().filter(field -> !field.hidden()).toList();
        List<RecordType> types = new RecordTypeReader(seen, translation.at(RECORD_TYPES))
                .read(document.path(RECORD_TYPES), order(RECORD_TYPES));
        if (!types.isEmpty()) {
            fields.add(RecordTypeReader.field(types, slots.filling().contains(EntityType.RECORD_TYPE), system));
        }
        LayoutReader layouts = new LayoutReader(hidden, translation);
        Label label = translation.label("label", document.path("label"), Words.of(entity));
        EntityType type = new EntityType(
                        entity,
                        document.path("id").asInt(),
                        label,
                        translation.label("plural", document.path("plural"), label.english()),
                        document.path("icon").asText("box"),
                        title,
                        fields,
                        lists(),
                        layouts.sections(document.path("form")),
                        shown(document.path("related")),
                        rules(),
                        face())
                .withSystemLabels(
                        field -> system.label(field.name(), field.label().english()))
                .withUnique(unique())
                .withLayouts(layouts.layouts(document.path(LAYOUTS), order(LAYOUTS)))
                .withRecordTypes(types);
        return text(document, "currencyDate")
                .filter(this::isDay)
                .map(type::withDayOfRate)
                .orElse(type);
    }

    /** A layer may name a field that its pack does not have any more; the check of its plan tells it. */
    private boolean isDay(String field) {
        JsonNode definition = document.path("fields").path(field);
        String of = definition.path("type").asText();
        return !definition.has("formula") && !definition.has("rollUp") && (of.equals("date") || of.equals("dateTime"));
    }

    private JsonNode order(String part) {
        return document.path("order").path(part);
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.path("fields").properties()) {
            // a layer may speak of a field that its pack does not have any more
            if (entry.getValue().has("type")) {
                fields.add(field(entry.getKey(), entry.getValue()));
            }
        }
        if (fields.stream().noneMatch(field -> field.name().equals(title))) {
            throw invalid("has no field '%s' to be its title".formatted(title));
        }
        return fields;
    }

    private Field field(String name, JsonNode definition) {
        Translation words = translation.at("fields");
        FieldType type = free(FieldTypeReader.read(definition, words.at(name)));
        return new Field(
                name,
                words.label(name, definition.path("label"), Words.of(name)),
                type,
                definition.path("required").asBoolean(),
                definition.path("unique").asBoolean(),
                definition.path("readOnly").asBoolean()
                        || type instanceof AutoNumberType
                        || definition.has("formula")
                        || definition.has("rollUp"),
                defaultValue(name, type, definition),
                new FieldConditions(
                        text(definition, "requiredWhen"),
                        text(definition, "visibleWhen"),
                        text(definition, "readOnlyWhen"),
                        text(definition, "defaultFormula")),
                storage(name, type, definition),
                definition.has("help")
                        ? Optional.of(words.at(name).label("help", definition.path("help"), ""))
                        : Optional.empty(),
                text(definition, "formula"),
                rollUp(definition.path("rollUp")),
                isHidden(definition),
                slots.kept(name),
                FieldAccess.EDIT,
                new FieldMarks(
                        definition.path("searchable").asBoolean(),
                        definition.path("historyNote").asBoolean()),
                false);
    }

    /** What depends on a hidden field depends on nothing. */
    private FieldType free(FieldType type) {
        boolean isFree = PicklistType.of(type)
                .flatMap(PicklistType::dependsOn)
                .filter(hidden::contains)
                .isEmpty();
        return isFree ? type : PicklistType.independent(type);
    }

    private static Optional<RollUp> rollUp(JsonNode definition) {
        if (definition.isMissingNode()) {
            return Optional.empty();
        }
        String[] of = definition.path("of").asText().split("\\.", 2);
        return Optional.of(new RollUp(
                RollUp.Function.of(definition.path("function").asText()),
                of[0],
                of[1],
                text(definition, "field"),
                text(definition, "when")));
    }

    private Optional<Object> defaultValue(String name, FieldType type, JsonNode definition) {
        try {
            return definition.has("default") ? type.parse(definition.get("default")) : Optional.empty();
        } catch (BadValue e) {
            throw invalid("field '%s': the default %s".formatted(name, e.message()));
        }
    }

    private Storage storage(String name, FieldType type, JsonNode definition) {
        Optional<Slot> slot = slots.of(name);
        // Titles, lookups and unique fields are indexed of themselves.
        boolean indexed = definition.path("indexed").asBoolean()
                || definition.path("unique").asBoolean()
                || name.equals(title)
                || type.name().equals("lookup");
        if (!slots.isLayered() && indexed != slot.isPresent()) {
            throw invalid("field '%s' %s in the pack's slots.yaml"
                    .formatted(name, indexed ? "is missing" : "is not indexed, but stands"));
        }
        if (slot.isEmpty()) {
            return new Storage.InValues();
        }
        if (!type.slotKind().equals(Optional.of(slot.get().kind()))) {
            throw invalid("field '%s' of type %s cannot be kept in slot %s"
                    .formatted(name, type.name(), slot.get().column()));
        }
        return slots.filling().contains(name) ? new Storage.Filling(slot.get()) : new Storage.InSlot(slot.get());
    }

    private List<ListView> lists() {
        List<ListView> lists = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.path("lists").properties()) {
            JsonNode list = entry.getValue();
            if (!isHidden(list)) {
                lists.add(new ListView(
                        entry.getKey(),
                        translation.at("lists").label(entry.getKey(), list.path("label"), Words.of(entry.getKey())),
                        text(list, "filter"),
                        shown(list.path("columns")),
                        list.path("sort").asText(""),
                        Set.copyOf(names(list.path("roles")))));
            }
        }
        return lists;
    }

    private List<ValidationRule> rules() {
        List<ValidationRule> rules = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.path("rules").properties()) {
            JsonNode rule = entry.getValue();
            if (!isHidden(rule)) {
                rules.add(new ValidationRule(
                        entry.getKey(),
                        rule.path("when").asText(),
                        translation.at("rules").label(entry.getKey(), rule.path("message"), ""),
                        text(rule, "field")));
            }
        }
        return rules;
    }

    private List<UniqueCombination> unique() {
        List<UniqueCombination> unique = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.path("unique").properties()) {
            JsonNode combination = entry.getValue();
            if (!isHidden(combination)) {
                unique.add(new UniqueCombination(
                        entry.getKey(),
                        names(combination.path("fields")),
                        combination.has("message")
                                ? Optional.of(
                                        translation.at("unique").label(entry.getKey(), combination.path("message"), ""))
                                : Optional.empty()));
            }
        }
        slots.coming().forEach((name, fields) -> unique.add(UniqueCombination.coming(name, fields)));
        return unique;
    }

    private Face face() {
        JsonNode card = document.path("card");
        return new Face(
                text(document, "area"),
                shown(document, "stage"),
                shown(document.path("facts")),
                new Face.Card(
                        shown(card, "line"),
                        shown(card, "amount"),
                        shown(card, "date"),
                        shown(card, "chip"),
                        shown(card, "note")));
    }

    private Optional<String> shown(JsonNode node, String key) {
        return text(node, key).filter(field -> !hidden.contains(field));
    }

    /** The names in an array, without hidden fields: what is hidden leaves every list and form by itself. */
    private List<String> shown(JsonNode array) {
        List<String> names = names(array);
        names.removeAll(hidden);
        return names;
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static boolean isHidden(JsonNode definition) {
        return definition.path("hidden").asBoolean();
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.get(key).asText()) : Optional.empty();
    }

    private ProblemException invalid(String message) {
        return new ProblemException(ProblemCode.INVALID_METADATA, "Entity type %s: %s".formatted(entity, message));
    }
}
