package crm.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list as it is sent: {@code {"label": …, "filter": …, "columns": […], "sort": …}}. */
public final class ListBody {

    /** As many columns as a list has at most. */
    public static final int MOST_COLUMNS = 50;

    private static final Set<String> MEMBERS = Set.of("label", "filter", "columns", "sort");

    private ListBody() {}

    /** @throws ProblemException at the member that is wrong */
    public static ListView parse(String name, ObjectNode json) {
        json.fieldNames().forEachRemaining(ListBody::requireMember);
        return new ListView(
                name,
                Label.of(text(json, "label").orElse("").strip()),
                text(json, "filter"),
                columns(json.path("columns")),
                text(json, "sort").orElse(""),
                Set.of());
    }

    private static void requireMember(String name) {
        if (!MEMBERS.contains(name)) {
            throw ProblemException.atField(
                    name,
                    ProblemCode.UNKNOWN_FIELD,
                    "A list has no '%s'.%s".formatted(name, Suggestion.question(name, MEMBERS)));
        }
    }

    private static Optional<String> text(ObjectNode json, String member) {
        JsonNode text = json.path(member);
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        if (!text.isTextual()) {
            throw wrong(member, "%s takes text.".formatted(member));
        }
        return Optional.of(text.textValue()).filter(said -> !said.isBlank());
    }

    private static List<String> columns(JsonNode json) {
        List<String> columns = new ArrayList<>();
        json.forEach(name -> columns.add(name.asText()));
        if (!json.isArray() || columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw wrong("columns", "columns takes a list of 1 to %d names of fields.".formatted(MOST_COLUMNS));
        }
        return columns;
    }

    private static ProblemException wrong(String member, String message) {
        return ProblemException.atField(member, ProblemCode.WRONG_FORMAT, message);
    }
}
