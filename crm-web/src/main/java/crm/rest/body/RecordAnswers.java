package crm.rest.body;

import com.fasterxml.jackson.core.JsonGenerator;
import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.record.Record;
import crm.record.RecordPage;
import crm.record.Records;
import crm.record.query.RecordCount;
import crm.rest.request.EntityTags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with records. Called inside the transaction that read them: the records they refer to are read here. */
@Singleton
public class RecordAnswers {

    private final Records records;

    @Inject
    public RecordAnswers(Records records) {
        this.records = records;
    }

    /** One record, tagged with its version. */
    public Answer one(Record record, Projection projection) {
        Neighbours neighbours = Neighbours.of(records, List.of(record), projection);
        String body = JsonText.of(json -> new RecordWriter(json, projection, neighbours).write(record));
        String mark = records.access().view().mark();
        return new Answer(200, Map.of(HttpHeaders.ETAG, EntityTags.seen(record.version(), mark)), body);
    }

    /** One record with all its fields. */
    public Answer one(Record record) {
        return one(record, Projection.all(record.type()));
    }

    /** New records with all their fields, in the order in which they were asked for. */
    public Answer made(EntityType type, List<Record> made) {
        return new Answer(201, Map.of(), JsonText.of(made.size(), json -> {
            json.writeStartObject();
            writeRecords(json, made, Projection.all(type));
            json.writeEndObject();
        }));
    }

    public Answer page(RecordPage page, Projection projection) {
        return new Answer(200, Map.of(), JsonText.of(page.records().size(), json -> {
            json.writeStartObject();
            writeRecords(json, page.records(), projection);
            writeNext(json, page.next());
            writeCount(json, page.count());
            json.writeEndObject();
        }));
    }

    private void writeRecords(JsonGenerator json, List<Record> all, Projection projection) throws IOException {
        RecordWriter writer = new RecordWriter(json, projection, Neighbours.of(records, all, projection));
        json.writeArrayFieldStart("records");
        for (Record record : all) {
            writer.write(record);
        }
        json.writeEndArray();
    }

    private static void writeNext(JsonGenerator json, Optional<String> next) throws IOException {
        json.writeFieldName("next");
        if (next.isPresent()) {
            json.writeString(next.get());
        } else {
            json.writeNull();
        }
    }

    private static void writeCount(JsonGenerator json, Optional<RecordCount> count) throws IOException {
        if (count.isPresent()) {
            json.writeObjectFieldStart("count");
            json.writeNumberField("value", count.get().value());
            json.writeBooleanField("capped", count.get().capped());
            json.writeEndObject();
        }
    }
}
