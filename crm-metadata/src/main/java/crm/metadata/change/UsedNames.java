package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.pack.Allocation;
import crm.metadata.pack.Layer;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A name that was given to a field once is never given to one of another type: records still have the old values. */
final class UsedNames {

    private final Layer before;

    UsedNames(Layer before) {
        this.before = before;
    }

    List<FieldProblem> problems(Layer after) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> entities = new HashSet<>(after.own());
        entities.addAll(after.extended());
        for (String entity : entities) {
            for (Map.Entry<String, JsonNode> field : fields(after, entity).properties()) {
                check(after, entity, field.getKey(), field.getValue(), problems);
            }
        }
        return problems;
    }

    private void check(Layer after, String entity, String name, JsonNode field, List<FieldProblem> problems) {
        var used = before.register().of(entity).get(name);
        // what is there now is converted instead
        if (used == null || !field.has("type") || fields(before, entity).has(name)) {
            return;
        }
        if (!used.type().equals(Allocation.key(field))) {
            problems.add(new FieldProblem(
                    after.pointer(entity) + "/fields/" + name,
                    ProblemCode.NAME_TAKEN,
                    "A field of this name was a %s, and records keep its values. Take another name, or that type."
                            .formatted(used.type())));
        }
    }

    private static JsonNode fields(Layer layer, String entity) {
        return (layer.own().contains(entity) ? layer.entity(entity) : layer.extension(entity)).path("fields");
    }
}
