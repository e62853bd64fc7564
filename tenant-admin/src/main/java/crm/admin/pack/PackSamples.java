package crm.admin.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.pack.Layer;
import crm.metadata.pack.Pack;
import crm.metadata.pack.PackVersion;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
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

    private final TenantMetadata metadata;
    private final TenantLayers layers;
    private final Records records;

    @Inject
    public PackSamples(TenantMetadata metadata, TenantLayers layers, Records records) {
        this.metadata = metadata;
        this.layers = layers;
        this.records = records;
    }

    /**
     * Makes those of the version that the tenant has.
     *
     * @return how many records were made; 0 for a pack without examples
     * @throws crm.problem.ProblemException as {@link Records#create}, and {@code INVALID_METADATA} for examples that
     *     refer to nothing, {@code NOT_FOUND} for a pack that the tenant does not have
     */
    public int create(String pack) {
        SampleValues values = new SampleValues(records.expressionContext());
        int made = 0;
        for (Map.Entry<String, JsonNode> section :
                metadata.packs().samples(installed(pack)).properties()) {
            EntityType type = records.type(section.getKey());
            for (Map.Entry<String, JsonNode> sample : section.getValue().properties()) {
                made += create(type, sample.getKey(), values.of(type, (ObjectNode) sample.getValue()), values);
            }
        }
        return made;
    }

    private PackVersion installed(String pack) {
        Layer layer = layers.find(metadata.current().version()).orElseThrow().layer();
        return metadata.base(layer.packs()).packs().stream()
                .map(Pack::id)
                .filter(id -> id.name().equals(pack))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_FOUND, "The pack '%s' is not installed.".formatted(pack)));
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
