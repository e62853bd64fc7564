package crm.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.ValueKind;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an aggregation is asked for: {@code {"filter": …, "groupBy": ["stage"], "measures": ["count", "sum(amount)"]}}.
 *
 * @param filter an expression
 * @param sums fields to add up; groups are counted in any case
 */
public record AggregateRequest(Optional<String> filter, Optional<Field> groupBy, List<Field> sums) {

    private static final Set<String> MEMBERS = Set.of("filter", "groupBy", "measures");
    private static final String COUNT = "count";
    private static final Pattern SUM = Pattern.compile("sum\\(\\s*(\\w+)\\s*\\)");
    private static final int MAX_MEASURES = 10;

    /** @throws ProblemException at the member that is wrong */
    public static AggregateRequest parse(EntityType type, ObjectNode json) {
        json.fieldNames().forEachRemaining(AggregateRequest::requireMember);
        List<String> groupBy = texts(json, "groupBy");
        if (groupBy.size() > 1) {
            throw wrong("groupBy", "groupBy takes one field.");
        }
        return new AggregateRequest(
                filter(json.path("filter")),
                groupBy.stream().findFirst().map(type::field),
                sums(type, texts(json, "measures")));
    }

    private static void requireMember(String name) {
        if (!MEMBERS.contains(name)) {
            throw ProblemException.atField(
                    name,
                    ProblemCode.UNKNOWN_FIELD,
                    "An aggregation has no '%s'.%s".formatted(name, Suggestion.question(name, MEMBERS)));
        }
    }

    private static Optional<String> filter(JsonNode filter) {
        if (filter.isMissingNode() || filter.isNull()) {
            return Optional.empty();
        }
        if (!filter.isTextual()) {
            throw wrong("filter", "filter takes an expression in quotes.");
        }
        return Optional.of(filter.textValue()).filter(text -> !text.isBlank());
    }

    private static List<String> texts(ObjectNode json, String member) {
        JsonNode list = json.path(member);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list) {
            texts.add(text.asText());
        }
        if (!list.isArray() || texts.size() > MAX_MEASURES) {
            throw wrong(member, "%s takes a list of at most %d names.".formatted(member, MAX_MEASURES));
        }
        return texts;
    }

    private static List<Field> sums(EntityType type, List<String> measures) {
        return measures.stream()
                .filter(measure -> !measure.equals(COUNT))
                .map(measure -> summed(type, measure))
                .distinct()
                .toList();
    }

    private static Field summed(EntityType type, String measure) {
        Matcher sum = SUM.matcher(measure);
        if (!sum.matches()) {
            throw wrong("measures", "A measure is count or sum(field), not '%s'.".formatted(measure));
        }
        Field field = type.field(sum.group(1));
        if (field.type().kind() != ValueKind.DECIMAL) {
            throw ProblemException.atField(
                    field.name(),
                    ProblemCode.NOT_SUMMABLE,
                    "%s is no number to add up.".formatted(field.label().english()));
        }
        return field;
    }

    private static ProblemException wrong(String member, String message) {
        return ProblemException.atField(member, ProblemCode.WRONG_FORMAT, message);
    }
}
