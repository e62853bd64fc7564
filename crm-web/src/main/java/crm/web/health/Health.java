package crm.web.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.value.Json;
import java.util.List;
import java.util.Optional;

/** What the checks said, and how it is told: in the words of MicroProfile Health, which monitoring knows. */
record Health(List<Outcome> outcomes) {

    /** One check's answer. */
    record Outcome(String name, Optional<String> problem) {
        boolean isUp() {
            return problem.isEmpty();
        }
    }

    boolean isUp() {
        return outcomes.stream().allMatch(Outcome::isUp);
    }

    int httpStatus() {
        return isUp() ? 200 : 503;
    }

    ObjectNode json() {
        ObjectNode json = Json.mapper().createObjectNode().put("status", word(isUp()));
        ArrayNode checks = json.putArray("checks");
        for (Outcome outcome : outcomes) {
            ObjectNode check = checks.addObject().put("name", outcome.name()).put("status", word(outcome.isUp()));
            outcome.problem().ifPresent(text -> check.putObject("data").put("problem", text));
        }
        return json;
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
