package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.BadValue;
import crm.metadata.FieldType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with the record types of an entity type, by its document: they speak of fields and options of it. */
final class RecordTypeCheck {

    private static final Set<String> PICKLISTS = Set.of("picklist", "multiPicklist");

    private final String entity;
    private final JsonNode fields;
    private final JsonNode types;
    private final List<FieldProblem> problems = new ArrayList<>();

    private RecordTypeCheck(ObjectNode document) {
        this.entity = document.path("entity").asText();
        this.fields = document.path("fields");
        this.types = document.path("recordTypes");
    }

    /** @param at the JSON pointer to the document's place */
    static List<FieldProblem> problems(String at, ObjectNode document) {
        RecordTypeCheck check = new RecordTypeCheck(document);
        String place = at + "/recordTypes";
        check.types.properties().forEach(type -> check.type(place + "/" + type.getKey(), type.getValue()));
        if (!check.types.isEmpty() && !check.offersOne()) {
            check.add(place, ProblemCode.REQUIRED, "New records need a type: show one of them.");
        }
        return check.problems;
    }

    private boolean offersOne() {
        return types.properties().stream().anyMatch(type -> isShown(type.getValue()));
    }

    private static boolean isShown(JsonNode type) {
        return !type.path("hidden").asBoolean();
    }

    private void type(String at, JsonNode type) {
        type.path("values").properties().forEach(entry -> options(at + "/values/" + entry.getKey(), entry));
        type.path("defaults")
                .properties()
                .forEach(entry -> defaultValue(
                        at + "/defaults/" + entry.getKey(),
                        entry.getKey(),
                        entry.getValue(),
                        type.path("values").path(entry.getKey())));
        type.path("defaultFormulas").fieldNames().forEachRemaining(name -> beginning(at, name, type));
        type.path("required").forEach(name -> required(at + "/required", name.asText()));
        if (type.has("replacedBy")) {
            replacement(at + "/replacedBy", type);
        }
    }

    private void options(String at, java.util.Map.Entry<String, JsonNode> entry) {
        JsonNode field = fields.path(entry.getKey());
        if (!PICKLISTS.contains(field.path("type").asText())) {
            add(at, ProblemCode.WRONG_TYPE, "%s has no picklist '%s'.".formatted(entity, entry.getKey()));
            return;
        }
        entry.getValue().forEach(option -> {
            if (!field.path("values").has(option.asText())) {
                add(
                        at,
                        ProblemCode.UNKNOWN_OPTION,
                        "%s has no option '%s'.%s"
                                .formatted(
                                        entry.getKey(),
                                        option.asText(),
                                        Suggestion.question(option.asText(), names(field.path("values")))));
            }
        });
        boolean offersNothing = names(entry.getValue(), field.path("values")).isEmpty();
        if (offersNothing && field.path("required").asBoolean()) {
            add(at, ProblemCode.REQUIRED, "The field is required, so it offers an option that is shown.");
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The options among these that are shown. */
    private static List<String> names(JsonNode offered, JsonNode options) {
        List<String> shown = new ArrayList<>();
        offered.forEach(option -> {
            if (isShown(options.path(option.asText()))) {
                shown.add(option.asText());
            }
        });
        return shown;
    }

    private void defaultValue(String at, String name, JsonNode value, JsonNode offered) {
        JsonNode field = fields.path(name);
        if (isMade(at, name)) {
            return;
        }
        try {
            FieldType type = FieldTypes.read(field);
            type.parse(value);
        } catch (BadValue bad) {
            add(at, bad.code(), "The default " + bad.message());
            return;
        }
        boolean isOffered = !offered.isArray()
                || !value.isTextual()
                || names(offered, field.path("values")).contains(value.asText());
        if (!isOffered) {
            add(at, ProblemCode.UNKNOWN_OPTION, "It does not offer '%s' itself.".formatted(value.asText()));
        }
    }

    private void beginning(String at, String name, JsonNode type) {
        String place = at + "/defaultFormulas/" + name;
        if (!isMade(place, name) && type.path("defaults").has(name)) {
            add(
                    place,
                    ProblemCode.UNKNOWN_KEY,
                    "New records begin with a value or with what an expression makes, not both.");
        }
    }

    private void required(String at, String name) {
        isMade(at, name);
    }

    /** Tells a field that cannot be given; true if so. */
    private boolean isMade(String at, String name) {
        JsonNode field = fields.path(name);
        if (!field.has("type")) {
            add(
                    at,
                    ProblemCode.UNKNOWN_FIELD,
                    "Unknown field '%s' of %s.%s".formatted(name, entity, Suggestion.question(name, names(fields))));
            return true;
        }
        if (field.has("formula")
                || field.has("rollUp")
                || field.path("readOnly").asBoolean()) {
            add(at, ProblemCode.READ_ONLY_FIELD, "Nobody sets '%s': the system does.".formatted(name));
            return true;
        }
        return false;
    }

    private void replacement(String at, JsonNode type) {
        String by = type.path("replacedBy").asText();
        if (isShown(type)) {
            add(at, ProblemCode.REQUIRED, "What is replaced is not chosen any more: hide it as well.");
        } else if (!types.has(by) || !isShown(types.path(by))) {
            add(at, ProblemCode.UNKNOWN_OPTION, "There is no record type '%s' to choose.".formatted(by));
        }
    }

    private void add(String at, ProblemCode code, String message) {
        problems.add(new FieldProblem(at, code, message));
    }
}
