package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.AutoNumberType;
import crm.metadata.BadValue;
import crm.metadata.FieldType;
import crm.metadata.MultiPicklistType;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a schema cannot see of a field's definition: patterns, defaults, ranges, replacements. */
final class FieldCheck {

    private static final List<String> OF_A_SET_FIELD =
            List.of("required", "requiredWhen", "readOnlyWhen", "unique", "default", "readOnly", "pattern");

    private FieldCheck() {}

    static List<FieldProblem> problems(String at, JsonNode definition) {
        List<FieldProblem> problems = new ArrayList<>();
        FieldType type;
        try {
            type = FieldTypeReader.read(definition, new Translation(Map.of()));
        } catch (BadValue bad) {
            return List.of(new FieldProblem(at + "/pattern", bad.code(), "It " + bad.message()));
        }
        defaultValue(at, type, definition, problems);
        if (definition.has("formula")) {
            OF_A_SET_FIELD.stream()
                    .filter(definition::has)
                    .forEach(key -> problems.add(new FieldProblem(
                            at + "/" + key, ProblemCode.UNKNOWN_KEY, "A formula is computed and never set.")));
        }
        switch (type) {
            case NumberType number
            when number.min() != null && number.max() != null && number.min().compareTo(number.max()) > 0 ->
                problems.add(new FieldProblem(
                        at + "/min", ProblemCode.OUT_OF_RANGE, "The smallest value is greater than the greatest one."));
            case AutoNumberType number
            when !AutoNumberType.isPattern(number.pattern()) ->
                problems.add(new FieldProblem(
                        at + "/pattern",
                        ProblemCode.WRONG_FORMAT,
                        "A pattern has one group of zeros in braces for the number, like INV-{0000}."));
            case MultiPicklistType _ -> noReplacements(at, definition.path("values"), problems);
            case PicklistType picklist -> replacements(at, picklist, definition.path("values"), problems);
            default -> {
                // nothing more to say of it
            }
        }
        return problems;
    }

    private static void defaultValue(String at, FieldType type, JsonNode definition, List<FieldProblem> problems) {
        try {
            if (definition.has("default")) {
                type.parse(definition.get("default"));
            }
        } catch (BadValue bad) {
            problems.add(new FieldProblem(at + "/default", bad.code(), "The default " + bad.message()));
        }
    }

    private static void noReplacements(String at, JsonNode values, List<FieldProblem> problems) {
        values.properties().stream()
                .filter(option -> option.getValue().has("replacedBy"))
                .forEach(option -> problems.add(new FieldProblem(
                        at + "/values/" + option.getKey() + "/replacedBy",
                        ProblemCode.UNKNOWN_KEY,
                        "One of several options is not replaced. Hide it.")));
    }

    private static void replacements(String at, PicklistType type, JsonNode values, List<FieldProblem> problems) {
        if (type.options().isEmpty()) {
            problems.add(new FieldProblem(
                    at + "/values", ProblemCode.REQUIRED, "A picklist offers something: show one of its options."));
        }
        values.properties().forEach(option -> {
            String by = option.getValue().path("replacedBy").asText();
            String place = at + "/values/" + option.getKey() + "/replacedBy";
            if (by.isEmpty()) {
                return;
            }
            if (!option.getValue().path("hidden").asBoolean()) {
                problems.add(new FieldProblem(
                        place, ProblemCode.REQUIRED, "What is replaced is not offered any more: hide it as well."));
            } else if (type.options().stream()
                    .noneMatch(offered -> offered.name().equals(by))) {
                problems.add(new FieldProblem(
                        place, ProblemCode.UNKNOWN_OPTION, "There is no option '%s' that is offered.".formatted(by)));
            }
        });
    }
}
