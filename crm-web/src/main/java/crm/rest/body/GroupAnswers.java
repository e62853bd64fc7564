package crm.rest.body;

import com.fasterxml.jackson.core.JsonGenerator;
import crm.idempotency.Answer;
import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.record.Record;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the groups of an aggregation: {@code {"groups": [{"key": {"stage": "won"}, "count": 2, "sum(amount)":
 * 10.00}]}}.
 */
@Singleton
public class GroupAnswers {

    private final Records records;

    @Inject
    public GroupAnswers(Records records) {
        this.records = records;
    }

    public Answer groups(Aggregation aggregation, List<Aggregation.Group> groups) {
        Map<RecordRef, Record> referred =
                aggregation.groupBy().map(field -> referred(field, groups)).orElse(Map.of());
        return new Answer(200, Map.of(), JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("groups");
            for (Aggregation.Group group : groups) {
                write(json, aggregation, group, referred);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private Map<RecordRef, Record> referred(Field field, List<Aggregation.Group> groups) {
        if (!(field.type() instanceof LookupType lookup)) {
            return Map.of();
        }
        return records.findAll(
                lookup.target().orElseThrow(),
                groups.stream()
                        .map(Aggregation.Group::key)
                        .filter(RecordRef.class::isInstance)
                        .map(RecordRef.class::cast)
                        .collect(Collectors.toSet()));
    }

    private static void write(
            JsonGenerator json, Aggregation aggregation, Aggregation.Group group, Map<RecordRef, Record> referred)
            throws IOException {
        json.writeStartObject();
        if (aggregation.groupBy().isPresent()) {
            Field field = aggregation.groupBy().get();
            json.writeObjectFieldStart("key");
            json.writeFieldName(field.name());
            writeKey(json, field, group.key(), referred);
            json.writeEndObject();
        }
        json.writeNumberField("count", group.count());
        for (int i = 0; i < aggregation.sums().size(); i++) {
            json.writeNumberField(
                    "sum(%s)".formatted(aggregation.sums().get(i).name()),
                    group.sums().get(i));
        }
        json.writeEndObject();
    }

    private static void writeKey(JsonGenerator json, Field field, @Nullable Object key, Map<RecordRef, Record> referred)
            throws IOException {
        if (key == null) {
            json.writeNull();
        } else if (key instanceof RecordRef ref) {
            json.writeStartObject();
            json.writeStringField("id", ref.id().toString());
            Record record = referred.get(ref);
            if (record != null) {
                json.writeStringField("title", record.title());
            }
            json.writeEndObject();
        } else {
            json.writeTree(field.type().toJson(key));
        }
    }
}
