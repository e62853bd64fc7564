package crm.metadata.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.FieldProblem;
import crm.record.Record;
import crm.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any sequence of changes that are allowed. */
class LayerPropertyIT {

    private static final int STEPS = 12;

    private static final List<Function<Random, String>> CHANGES = List.of(
            random -> field(random, "{'type': 'text', 'label': '%s'}".formatted(word(random))),
            random -> field(random, "{'type': 'number', 'scale': %d}".formatted(random.nextInt(3))),
            random -> field(random, "{'type': 'date', 'indexed': %s}".formatted(random.nextBoolean())),
            random -> field(random, "{'type': 'checkbox', 'default': true}"),
            random -> field(random, "{'type': 'lookup', 'to': 'part'}"),
            random -> field(random, "{'type': 'lookup', 'to': ['part', 'sample']}"),
            random -> field(random, "{'type': 'links', 'to': 'part'}"),
            random -> field(random, "{'hidden': %s}".formatted(random.nextBoolean())),
            random -> field(random, "null"),
            random -> field(random, "{'visibleWhen': 'price > %d'}".formatted(random.nextInt(9))),
            random -> field(random, "{'requiredWhen': 'quantity > %d'}".formatted(random.nextInt(100) + 50_000)),
            random -> sample("'fields': {'m%d_c': {'type': 'currency', 'formula': 'price * %d'}}"
                    .formatted(random.nextInt(2), random.nextInt(9))),
            random -> sample("'fields': {'d%d_c': {'type': 'date', 'defaultFormula': 'today() + days(%d)'}}"
                    .formatted(random.nextInt(2), random.nextInt(9))),
            random -> sample("'unique': {'u%d_c': {'fields': ['name', 'price'], 'hidden': %s}}"
                    .formatted(random.nextInt(2), random.nextBoolean())),
            random ->
                    "{'extend': {'part': {'fields': {'of%d_c': {'type': 'lookup', 'to': 'sample', 'required': true, 'onDelete': 'cascade'}}}}}"
                            .formatted(random.nextInt(2)),
            random -> sample("'fields': {'%s': {'label': {'zh': '%s'}, 'help': '%s'}}"
                    .formatted(shipped(random), word(random), word(random))),
            random -> sample("'fields': {'%s': {'hidden': %s}}".formatted(shipped(random), random.nextBoolean())),
            random -> sample("'fields': {'colour': {'values': {'%s_c': {'label': '%s', 'bright': true}}}}"
                    .formatted(word(random), word(random))),
            random -> sample("'fields': {'colour': {'order': ['%s', 'red']}}"
                    .formatted(random.nextBoolean() ? "blue" : "green")),
            random -> sample("'rules': {'r%d_c': {'when': 'quantity > %d', 'message': '%s'}}"
                    .formatted(random.nextInt(3), random.nextInt(100) + 50_000, word(random))),
            random -> sample("'lists': {'l%d_c': {'label': '%s', 'columns': ['name', 'price'], 'sort': '-price'}}"
                    .formatted(random.nextInt(3), word(random))),
            random -> sample(
                    "'recordTypes': {'t%d_c': {'label': '%s', 'values': {'colour': ['red', '%s']}, 'hidden': %s}}"
                            .formatted(
                                    random.nextInt(3),
                                    word(random),
                                    random.nextBoolean() ? "blue" : "green",
                                    random.nextInt(3) == 0)),
            random -> sample("'recordTypes': {'t%d_c': null}".formatted(random.nextInt(3))),
            random -> sample(
                    "'layouts': {'y%d_c': {'label': '%s', 'roles': ['%s'], 'form': [{'section': '%s', 'columns': 1, 'fields': ['name', '%s']}]}}"
                            .formatted(
                                    random.nextInt(3),
                                    word(random),
                                    random.nextBoolean() ? "rep" : "manager",
                                    word(random),
                                    shipped(random))),
            random -> sample("'layouts': {'y%d_c': null}".formatted(random.nextInt(3))),
            random -> sample("'order': {'recordTypes': ['t%d_c'], 'layouts': ['y%d_c']}"
                    .formatted(random.nextInt(3), random.nextInt(3))),
            random -> sample("'icon': 'i%d', 'plural': '%s'".formatted(random.nextInt(9), word(random))),
            random ->
                    "{'entities': {'e%d_c': {'label': '%s', 'title': 'name_c', 'fields': {'name_c': {'type': 'text'}, 'f%d_c': {'type': 'email'}}}}}"
                            .formatted(random.nextInt(3), word(random), random.nextInt(3)),
            random -> "{'entities': {'e%d_c': null}}".formatted(random.nextInt(3)),
            random -> "{'roles': {'r%d_c': {'label': '%s', 'grants': {'sample': {'read': 'own'}}}}}"
                    .formatted(random.nextInt(2), word(random)));

    private static String sample(String part) {
        return "{'extend': {'sample': {%s}}}".formatted(part);
    }

    private static String field(Random random, String definition) {
        return sample("'fields': {'f%d_c': %s}".formatted(random.nextInt(6), definition));
    }

    private static String shipped(Random random) {
        return List.of("notes", "email", "phone", "website", "weight", "checked")
                .get(random.nextInt(6));
    }

    private static String word(Random random) {
        return Integer.toString(random.nextInt(36 * 36 * 36), 36).replaceAll("^[0-9]*", "w");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void changes_are_exported_imported_and_taken_back_and_records_stay_readable(long seed) {
        Random random = new Random(seed);
        Shaping shaping = new Shaping();
        List<Record> records = new ArrayList<>();
        List<String> snapshots = new ArrayList<>(List.of(SnapshotText.of(shaping.metadata())));
        for (int step = 0; step < STEPS; step++) {
            records.add(shaping.create(
                    "sample",
                    "{'name': 's%d', 'price': %d, 'email': 'a@example.com'}"
                            .replace(
                                    ", 'email': 'a@example.com'",
                                    shaping.type("sample").findField("email").isPresent()
                                            ? ", 'email': 'a@example.com'"
                                            : "")
                            .formatted(step, step)));
            change(shaping, random);
            if (shaping.stored().version().number() > snapshots.size()) {
                snapshots.add(SnapshotText.of(shaping.metadata()));
            }
        }
        assertThat(snapshots).hasSizeGreaterThan(3);
        assertThat(records)
                .allSatisfy(record ->
                        assertThat(shaping.read(record).value("price")).isEqualTo(record.value("price")));
        assertThat(shaping.names("sample", "", "price")).hasSize(STEPS);

        ObjectNode exported =
                (ObjectNode) Json.read(Json.write(shaping.stored().layer().document()));
        Shaping other = new Shaping();
        other.replace(exported);
        assertThat(SnapshotText.of(other.metadata())).isEqualTo(snapshots.getLast());

        int earlier = earlier(shaping, 1 + random.nextInt(snapshots.size()));
        shaping.replace(document(shaping, earlier));
        assertThat(SnapshotText.of(shaping.metadata())).isEqualTo(snapshots.get(earlier - 1));
        assertThat(records)
                .allSatisfy(record -> assertThat(shaping.read(record).title()).isEqualTo(record.title()));
    }

    /** A version, or the next one after it that lacks no record type that records have by now. */
    private static int earlier(Shaping shaping, int version) {
        List<String> problems =
                shaping
                        .run(() -> shaping.kernel()
                                .plans
                                .replace(document(shaping, version))
                                .problems())
                        .stream()
                        .map(FieldProblem::field)
                        .toList();
        assertThat(problems).allMatch(field -> field.startsWith("/extend/sample/recordTypes/"));
        return problems.isEmpty() ? version : earlier(shaping, version + 1);
    }

    private static ObjectNode document(Shaping shaping, int version) {
        return shaping.run(() -> shaping.kernel().versions.version(version))
                .layer()
                .document();
    }

    /** The next change at random that nothing stands against. */
    private static void change(Shaping shaping, Random random) {
        for (int attempt = 0; attempt < 20; attempt++) {
            String patch = CHANGES.get(random.nextInt(CHANGES.size())).apply(random);
            MetadataPlan plan = shaping.plan(patch);
            if (plan.problems().isEmpty() && !plan.changes().isEmpty()) {
                shaping.patch(patch);
                return;
            }
        }
    }
}
