package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.change.PackConflict.Choice;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layer after its packs have changed: conflicts end as they were chosen, and what a pack has taken away leaves the
 * layer as well.
 *
 * @param problems conflicts of which nobody has said how they end
 */
record PackChangeover(ObjectNode document, List<FieldProblem> problems) {

    static PackChangeover of(ObjectNode document, List<PackConflict> conflicts, Map<String, Choice> choices) {
        ObjectNode changed = document.deepCopy();
        List<FieldProblem> problems = new ArrayList<>();
        for (PackConflict conflict : conflicts) {
            Choice choice = conflict.isGone() ? Choice.THEIRS : choices.get(conflict.field());
            if (choice == null) {
                problems.add(new FieldProblem(
                        conflict.field(),
                        ProblemCode.REQUIRED,
                        "You and the pack have both changed this. Say whether 'mine' or 'theirs' counts."));
            } else {
                changed = MergePatch.apply(changed, patch(conflict, choice));
            }
        }
        return new PackChangeover(changed, problems);
    }

    private static ObjectNode patch(PackConflict conflict, Choice choice) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        String[] path = conflict.field().substring(1).split("/");
        ObjectNode holder = patch;
        for (int i = 0; i < path.length - 1; i++) {
            holder = holder.putObject(path[i]);
        }
        String key = path[path.length - 1];
        holder.set(key, choice == Choice.THEIRS ? holder.nullNode() : kept(key, conflict));
        return patch;
    }

    /** Names in arrays that the pack has taken away cannot stay; fields that are new in its form come to that of the tenant. */
    private static JsonNode kept(String key, PackConflict conflict) {
        if (!conflict.mine().isArray()) {
            return conflict.mine();
        }
        Set<String> gone = names(conflict.before());
        gone.removeAll(names(conflict.theirs()));
        ArrayNode kept = without(conflict.mine(), gone);
        if (key.equals("form") && !kept.isEmpty()) {
            Set<String> come = names(conflict.theirs());
            come.removeAll(names(conflict.before()));
            come.removeAll(names(kept));
            come.forEach(((ArrayNode) kept.get(kept.size() - 1).path("fields"))::add);
        }
        return kept;
    }

    private static ArrayNode without(JsonNode array, Set<String> gone) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        array.forEach(one -> {
            if (one instanceof ObjectNode section) {
                kept.add(section.deepCopy().set("fields", without(section.path("fields"), gone)));
            } else if (!gone.contains(one.asText())) {
                kept.add(one);
            }
        });
        return kept;
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new HashSet<>();
        array.forEach(one -> {
            if (one.isObject()) {
                names.addAll(names(one.path("fields")));
            } else {
                names.add(one.asText());
            }
        });
        return names;
    }
}
