package crm.rest.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.expression.EnglishWords;
import crm.expression.Expressions;
import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.record.Reason;
import crm.record.Records;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Answers why fields are as they are: {@code {"reasons": [{"field": "lostReason", "state": "required", "by":
 * "requiredWhen", "expression": "stage == 'lost'", "words": "Stage is Lost", "saw": [{"field": "stage", "value":
 * "lost"}]}]}}.
 */
@Singleton
public class ReasonAnswers {

    private final Records records;
    private final Expressions expressions;

    @Inject
    public ReasonAnswers(Records records, Expressions expressions) {
        this.records = records;
        this.expressions = expressions;
    }

    public Answer of(EntityType type, List<Reason> reasons) {
        ObjectNode json = Json.mapper().createObjectNode();
        var all = json.putArray("reasons");
        reasons.forEach(reason -> all.add(json(type, reason)));
        return new Answer(200, Map.of(), Json.write(json));
    }

    private ObjectNode json(EntityType type, Reason reason) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("field", reason.field())
                .put("state", reason.state().name().toLowerCase(Locale.ROOT))
                .put("by", reason.cause().key());
        if (!reason.name().isEmpty()) {
            json.put("name", reason.name());
        }
        type.rules().stream()
                .filter(rule ->
                        reason.cause() == Reason.Cause.RULE && rule.name().equals(reason.name()))
                .forEach(rule -> json.put("message", rule.message().english()));
        reason.expression().ifPresent(expression -> {
            json.put("expression", expression);
            json.put("words", expressions.said(records.metadata(), type, expression, new EnglishWords()));
            reason.saw().forEach(saw -> json.withArray("/saw").add(json(saw)));
        });
        return json;
    }

    private static ObjectNode json(Reason.Saw saw) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("field", saw.path().toString())
                .putNull("value");
        saw.value()
                .ifPresent(value -> json.set("value", saw.path().field().type().toJson(value)));
        if (saw.secret()) {
            json.remove("value");
            json.put("hidden", true);
        }
        return json;
    }
}
