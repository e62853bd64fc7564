package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.AutoNumberType;
import crm.metadata.BadValue;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.FieldType;
import crm.metadata.LookupType;
import crm.metadata.MultiPicklistType;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.metadata.TextType;
import crm.metadata.TimeType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a schema cannot see of a field's definition: patterns, defaults, ranges, replacements. */
final class FieldCheck {

    static final List<String> OF_A_SET_FIELD = List.of(
            "required",
            "requiredWhen",
            "readOnlyWhen",
            "unique",
            "default",
            "defaultFormula",
            "readOnly",
            "pattern",
            "searchable",
            "historyNote");

    private FieldCheck() {}

    static List<FieldProblem> problems(String at, JsonNode definition) {
        List<FieldProblem> problems = new ArrayList<>();
        FieldType type;
        try {
            type = FieldTypeReader.read(definition, new Translation(Map.of()));
        } catch (BadValue bad) {
            String key = definition.has("pattern") ? "/pattern" : definition.has("min") ? "/min" : "/max";
            return List.of(new FieldProblem(at + key, bad.code(), "It " + bad.message()));
        }
        defaultValue(at, type, definition, problems);
        if (definition.has("default") && definition.has("defaultFormula")) {
            problems.add(new FieldProblem(
                    at + "/defaultFormula",
                    ProblemCode.UNKNOWN_KEY,
                    "A new record begins with a value or with what an expression makes, not both."));
        }
        if (definition.has("formula") || definition.has("rollUp")) {
            OF_A_SET_FIELD.stream()
                    .filter(definition::has)
                    .forEach(key -> problems.add(new FieldProblem(
                            at + "/" + key, ProblemCode.UNKNOWN_KEY, "What is computed is never set.")));
        }
        if (definition.has("formula") && definition.has("rollUp")) {
            problems.add(new FieldProblem(
                    at + "/rollUp", ProblemCode.UNKNOWN_KEY, "A field has a formula or a roll-up, not both."));
        }
        if (definition.has("rollUp")) {
            boolean counts = definition.path("rollUp").path("function").asText().equals("count");
            if (counts == definition.path("rollUp").has("field")) {
                problems.add(new FieldProblem(
                        at + "/rollUp/field",
                        counts ? ProblemCode.UNKNOWN_KEY : ProblemCode.REQUIRED,
                        counts ? "A count has no field." : "Which field is it of?"));
            }
        }
        switch (type) {
            case NumberType number
            when number.min() != null && number.max() != null && number.min().compareTo(number.max()) > 0 ->
                problems.add(impossible(at));
            case TextType text
            when text.minLength() > text.maxLength() ->
                problems.add(new FieldProblem(
                        at + "/minLength",
                        ProblemCode.OUT_OF_RANGE,
                        "The least length is greater than the greatest one."));
            case DateType date when date.bounds().isImpossible() -> problems.add(impossible(at));
            case DateTimeType moment when moment.bounds().isImpossible() -> problems.add(impossible(at));
            case TimeType time when time.bounds().isImpossible() -> problems.add(impossible(at));
            case AutoNumberType number
            when !AutoNumberType.isPattern(number.pattern()) ->
                problems.add(new FieldProblem(
                        at + "/pattern",
                        ProblemCode.WRONG_FORMAT,
                        "A pattern has one group of zeros in braces for the number, like INV-{0000}."));
            case LookupType lookup
            when lookup.onDelete() == LookupType.OnDelete.CASCADE
                    && !definition.path("required").asBoolean() ->
                problems.add(
                        new FieldProblem(
                                at + "/required",
                                ProblemCode.REQUIRED,
                                "What is deleted with another record always belongs to one: make the lookup required as well."));
            case MultiPicklistType several -> {
                if (several.least() > several.most()) {
                    problems.add(impossible(at));
                }
                replacements(at, several.choices(), definition.path("values"), problems);
            }
            case PicklistType picklist -> replacements(at, picklist, definition.path("values"), problems);
            default -> {
                // nothing more to say of it
            }
        }
        return problems;
    }

    private static FieldProblem impossible(String at) {
        return new FieldProblem(
                at + "/min", ProblemCode.OUT_OF_RANGE, "The smallest value is greater than the greatest one.");
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
