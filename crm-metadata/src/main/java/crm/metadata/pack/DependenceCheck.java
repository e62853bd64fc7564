package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with picklists that depend on other fields, by the entity type's document. */
final class DependenceCheck {

    private static final String DEPENDS_ON = "dependsOn";
    private static final Set<String> TRUTHS = Set.of("true", "false");

    private final JsonNode fields;
    private final List<FieldProblem> problems = new ArrayList<>();

    private DependenceCheck(JsonNode fields) {
        this.fields = fields;
    }

    /** @param at the JSON pointer to the document's place */
    static List<FieldProblem> problems(String at, ObjectNode document) {
        DependenceCheck check = new DependenceCheck(document.path("fields"));
        check.fields
                .properties()
                .forEach(field -> check.field(at + "/fields/" + field.getKey(), field.getKey(), field.getValue()));
        return check.problems;
    }

    private void field(String at, String name, JsonNode field) {
        String on = field.path(DEPENDS_ON).asText();
        if (on.isEmpty()) {
            options(field).forEach(option -> {
                if (option.getValue().has("for")) {
                    add(at + "/" + DEPENDS_ON, ProblemCode.REQUIRED, "Which field do its options depend on?");
                }
            });
            return;
        }
        JsonNode other = fields.path(on);
        boolean isCheckbox = other.path("type").asText().equals("checkbox");
        if (!isCheckbox && !other.path("type").asText().equals("picklist")) {
            add(at + "/" + DEPENDS_ON, ProblemCode.WRONG_TYPE, "'%s' is no picklist or checkbox here.".formatted(on));
            return;
        }
        if (comesBack(name)) {
            add(at + "/" + DEPENDS_ON, ProblemCode.CYCLE, "'%s' depends on itself in the end.".formatted(name));
            return;
        }
        options(field)
                .forEach(option -> option.getValue().path("for").forEach(value -> {
                    boolean isKnown = isCheckbox
                            ? TRUTHS.contains(value.asText())
                            : other.path("values").has(value.asText());
                    if (!isKnown) {
                        add(
                                at + "/values/" + option.getKey() + "/for",
                                ProblemCode.UNKNOWN_OPTION,
                                "'%s' has no value '%s'.".formatted(on, value.asText()));
                    }
                }));
    }

    private static Set<Map.Entry<String, JsonNode>> options(JsonNode field) {
        return field.path("values").properties();
    }

    private boolean comesBack(String name) {
        Set<String> passed = new HashSet<>();
        String next = name;
        while (!next.isEmpty() && passed.add(next)) {
            next = fields.path(next).path(DEPENDS_ON).asText();
        }
        return !next.isEmpty();
    }

    private void add(String at, ProblemCode code, String message) {
        problems.add(new FieldProblem(at, code, message));
    }
}
