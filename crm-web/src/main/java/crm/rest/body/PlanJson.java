package crm.rest.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.change.ConversionPreview;
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
        json.set("conversions", conversions(plan));
        plan.waitsFor().ifPresent(waits -> json.put("waitsFor", waits.path()));
        ArrayNode problems = json.putArray("problems");
        plan.problems()
                .forEach(problem -> problems.addObject()
                        .put("field", problem.field())
                        .put("code", problem.code().name())
                        .put("message", problem.message()));
        return json;
    }

    private static ArrayNode conversions(MetadataPlan plan) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        plan.conversions().forEach(conversion -> {
            ConversionPreview preview = conversion.preview();
            ObjectNode one = json.addObject().put("path", conversion.change().path());
            one.put("values", preview.values()).put("whole", preview.isWhole());
            ArrayNode changed = one.putArray("changed");
            preview.changed().forEach(value -> {
                ObjectNode pair = changed.addObject();
                pair.set("before", value.before());
                pair.set("after", value.after());
            });
            one.put("refusedValues", preview.refusedValues());
            ArrayNode refused = one.putArray("refused");
            preview.refused().forEach(value -> refused(refused.addObject(), value));
        });
        return json;
    }

    private static void refused(ObjectNode json, ConversionPreview.Refused refused) {
        json.set("value", refused.value());
        json.put("count", refused.count());
        ArrayNode records = json.putArray("records");
        refused.records()
                .forEach(record -> records.addObject()
                        .put("id", record.id().toString())
                        .put("title", record.title())
                        .put("deleted", record.isDeleted()));
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
