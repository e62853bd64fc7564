package crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.SampleTenant;
import crm.metadata.AutoNumberType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldTypeSamples;
import crm.metadata.FieldTypeSamples.Samples;
import crm.metadata.FileType;
import crm.metadata.ReferenceType;
import crm.metadata.ValueKind;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.value.Json;
import crm.value.RecordRef;
import crm.value.TextKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field type once more, through the database: stored, read back, filtered and sorted as in memory. */
class FieldTypeStorageIT {

    static List<Samples> all() {
        // an auto number is given, not stored: see AutoNumberIT; what is in a file is there before it: see FilesIT
        return FieldTypeSamples.all().stream()
                .filter(samples -> !(samples.type() instanceof AutoNumberType || samples.type() instanceof FileType))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void stores_reads_filters_and_sorts_alike(Samples samples) {
        SampleTenant tenant = SampleTenant.fresh();
        List<UUID> ids = new ArrayList<>();
        for (FieldTypeSamples.Good good : samples.good()) {
            ids.add(tenant.run(records -> create(records, samples, good)));
        }
        UUID without = tenant.run(records -> records.create("sample", RecordPatch.of(java.util.Map.of("name", "zzz"))))
                .id();

        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            Object stored = tenant.run(records -> records.find(new RecordRef("sample", id))
                    .value(samples.field())
                    .orElseThrow());
            Object written = samples.good().get(i).value();
            assertThat(stored).isEqualTo(isReference(samples) ? referred(tenant, samples, i) : written);
        }
        if (!samples.literals().isEmpty() && !isReference(samples)) {
            filtersAlike(tenant, samples, ids);
        }
        if (!samples.field().equals("name")) {
            assertThat(found(
                            tenant, samples.field() + " == null", samples.type().kind()))
                    .contains(without);
        }
        sortsAlike(tenant, samples, ids, without);
    }

    private static boolean isReference(Samples samples) {
        return samples.type() instanceof ReferenceType;
    }

    /** What the record was made to refer to: the target of the same number, by the order of its making. */
    private static Object referred(SampleTenant tenant, Samples samples, int number) {
        ReferenceType type = (ReferenceType) samples.type();
        List<Record> targets = tenant.run(records -> records.list(
                        RecordQuery.all(records.type(type.targets().getFirst())))
                .records());
        return type.named(targets.stream()
                .filter(target -> target.title().equals("target"))
                .toList()
                .get(number)
                .id()
                .toString());
    }

    private static UUID create(Records records, Samples samples, FieldTypeSamples.Good good) {
        EntityType type = records.type("sample");
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("name", "sample");
        json.set(samples.field(), Json.read(good.json()));
        if (samples.type() instanceof ReferenceType references) {
            UUID target = records.create(
                            references.targets().getFirst(), RecordPatch.of(java.util.Map.of("name", "target")))
                    .id();
            json.set(samples.field(), references.toJson(references.named(target.toString())));
        }
        if (good.value().equals("blue")) {
            json.put("reason", "blue wants a reason");
        }
        return records.create("sample", RecordPatch.parse(type, json)).id();
    }

    private static void filtersAlike(SampleTenant tenant, Samples samples, List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            String equal = samples.field() + " == " + samples.literals().get(i);
            assertThat(found(tenant, equal, samples.type().kind())).as(equal).contains(ids.get(i));
            assertThat(found(tenant, "!(" + equal + ")", samples.type().kind()))
                    .as("not " + equal)
                    .doesNotContain(ids.get(i));
        }
    }

    private static List<UUID> found(SampleTenant tenant, String expression, ValueKind kind) {
        if (kind == ValueKind.COMPOSITE) {
            return tenant.run(records -> list(tenant, records, Filter.EVERYTHING, ""));
        }
        return tenant.run(records -> list(
                tenant,
                records,
                tenant.kernel()
                        .expressions
                        .filter(records.metadata(), records.type("sample"), expression, records.expressionContext()),
                ""));
    }

    private static List<UUID> list(SampleTenant tenant, Records records, Filter filter, String sort) {
        EntityType type = records.type("sample");
        RecordQuery query = RecordQuery.all(type).where(filter).orderBy(Sort.parse(type, sort));
        return records.list(query).records().stream().map(Record::id).toList();
    }

    /** Absent last when ascending, first when descending; the title sorts by collation, which is tested elsewhere. */
    private static void sortsAlike(SampleTenant tenant, Samples samples, List<UUID> ids, UUID without) {
        Field field = tenant.run(records -> records.type("sample").field(samples.field()));
        if (field.slot().isEmpty() || samples.field().equals("name") || isReference(samples)) {
            return;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i -> key(samples, i)));
        List<UUID> expected = new ArrayList<>(order.stream().map(ids::get).toList());
        expected.add(without);
        assertThat(tenant.<List<UUID>>run(records -> list(tenant, records, Filter.EVERYTHING, samples.field())))
                .isEqualTo(expected);
        assertThat(tenant.<List<UUID>>run(records -> list(tenant, records, Filter.EVERYTHING, "-" + samples.field())))
                .isEqualTo(expected.reversed());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Comparable key(Samples samples, int i) {
        Object value = samples.good().get(i).value();
        return switch (samples.type().kind()) {
            case TEXT -> TextKey.full((String) value);
            case CHOICE -> List.of("red", "green", "blue").indexOf(value);
            default -> (Comparable) value;
        };
    }
}
