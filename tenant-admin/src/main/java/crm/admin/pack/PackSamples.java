package crm.admin.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.pack.PackReader;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the example records of a pack, within the current transaction and with the rights of its caller, whose they are.
 * A record whose title is there already is taken for the example, so that asking twice makes nothing twice.
 */
@Singleton
public class PackSamples {

    private final PackReader packs;
    private final Records records;

    @Inject
    public PackSamples(Records records) {
        this(new PackReader(PackSamples.class.getClassLoader()), records);
    }

    PackSamples(PackReader packs, Records records) {
        this.packs = packs;
        this.records = records;
    }

    /**
     * @return how many records were made; 0 for a pack without examples
     * @throws crm.problem.ProblemException as {@link Records#create}, and {@code INVALID_METADATA} for examples that
     *     refer to nothing
     */
    public int create(String pack) {
        SampleValues values = new SampleValues(records.expressionContext());
        int made = 0;
        for (Map.Entry<String, JsonNode> section : packs.samples(pack).properties()) {
            EntityType type = records.type(section.getKey());
            for (Map.Entry<String, JsonNode> sample : section.getValue().properties()) {
                made += create(type, sample.getKey(), values.of(type, (ObjectNode) sample.getValue()), values);
            }
        }
        return made;
    }

    private int create(EntityType type, String key, ObjectNode json, SampleValues values) {
        Optional<RecordRef> present = present(type, json);
        values.know(key, present.orElseGet(() -> make(type, json)));
        return present.isPresent() ? 0 : 1;
    }

    private RecordRef make(EntityType type, ObjectNode json) {
        return records.create(type.name(), RecordPatch.parse(type, json)).ref();
    }

    private Optional<RecordRef> present(EntityType type, ObjectNode json) {
        Field title = type.titleField();
        Filter same = new Filter.Compare(
                FieldPath.of(type, title),
                Filter.Operator.EQ,
                json.path(title.name()).asText());
        return records.list(RecordQuery.all(type).where(same).limit(1)).records().stream()
                .map(Record::ref)
                .findFirst();
    }
}
