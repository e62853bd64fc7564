package crm.rest.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.change.MetadataChange;
import crm.metadata.change.MetadataPlan;
import java.util.List;
import java.util.Locale;

/** Plans and differences of metadata as JSON. */
public final class PlanJson {

    private PlanJson() {}

    /** What a plan does, and what stands against it. */
    public static ObjectNode of(MetadataPlan plan, boolean dryRun) {
        ObjectNode json = object().put("base", plan.base()).put("version", plan.version());
        json.put("dryRun", dryRun);
        json.set("changes", changes(plan.changes()));
        json.set("conflicts", conflicts(plan));
        ArrayNode losses = json.putArray("losses");
        plan.losses().forEach(loss -> {
            ObjectNode one = losses.addObject().put("entity", loss.entity()).put("records", loss.records());
            if (!loss.field().isEmpty()) {
                one.put("field", loss.field());
            }
        });
        ArrayNode problems = json.putArray("problems");
        plan.problems()
                .forEach(problem -> problems.addObject()
                        .put("field", problem.field())
                        .put("code", problem.code().name())
                        .put("message", problem.message()));
        return json;
    }

    private static ArrayNode conflicts(MetadataPlan plan) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        plan.conflicts().forEach(conflict -> {
            ObjectNode one = json.addObject().put("field", conflict.field()).put("gone", conflict.isGone());
            put(one, "before", conflict.before());
            put(one, "mine", conflict.mine());
            put(one, "theirs", conflict.theirs());
        });
        return json;
    }

    /** What leads to a version. */
    public static ObjectNode since(int version, List<MetadataChange> changes) {
        ObjectNode json = object().put("version", version);
        json.set("changes", changes(changes));
        return json;
    }

    private static ArrayNode changes(List<MetadataChange> changes) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> {
            ObjectNode one = json.addObject()
                    .put("change", change.kind().name().toLowerCase(Locale.ROOT))
                    .put("part", change.part().key())
                    .put("path", change.path());
            put(one, "before", change.before());
            put(one, "after", change.after());
        });
        return json;
    }

    private static void put(ObjectNode json, String key, JsonNode value) {
        if (!value.isMissingNode()) {
            json.set(key, value);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
