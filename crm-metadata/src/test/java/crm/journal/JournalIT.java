package crm.journal;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.value.Json;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The journal tells everything that happened, once, in the order in which it was committed. */
class JournalIT {

    private static final int WRITERS = 8;
    private static final int WRITES = 40;

    private final SampleTenant tenant = SampleTenant.fresh();

    @Test
    void many_writers_and_their_rollbacks_leave_an_order_without_gaps_that_folds_to_the_present() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        AtomicBoolean written = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            Future<Long> follower = threads.submit(() -> follow(written));
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(i);
                writers.add(threads.submit((Callable<Boolean>) () -> {
                    start.await();
                    write(random);
                    return true;
                }));
            }
            start.countDown();
            for (Future<?> writer : writers) {
                writer.get();
            }
            written.set(true);
            assertThat(follower.get()).isEqualTo(clock()).isPositive();
        }

        List<List<String>> changes = Superuser.rows(
                "select record_id, version, kind, delta from change where tenant_id = ? and entity_id = 901 order by v",
                tenant.id());
        assertThat(fold(changes)).isEqualTo(present());
    }

    /** Reads on from the last change seen, as a follower does: it must never find that it has passed one over. */
    private long follow(AtomicBoolean written) {
        long last = 0;
        boolean more = true;
        while (more) {
            more = !written.get();
            for (String v : Superuser.column(
                    "select v from change where tenant_id = ? and v > ? order by v", tenant.id(), last)) {
                assertThat(Long.parseLong(v)).isEqualTo(++last);
            }
        }
        return last;
    }

    private void write(Random random) {
        List<RecordRef> live = new ArrayList<>();
        List<RecordRef> deleted = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            List<RecordRef> liveAfter = new ArrayList<>(live);
            List<RecordRef> deletedAfter = new ArrayList<>(deleted);
            try {
                tenant.kernel().transactions.execute(tenant.system(), () -> {
                    liveAfter.clear();
                    liveAfter.addAll(live);
                    deletedAfter.clear();
                    deletedAfter.addAll(deleted);
                    for (int n = random.nextInt(3); n >= 0; n--) {
                        step(tenant.kernel().records, random, liveAfter, deletedAfter);
                    }
                    if (random.nextInt(5) == 0) {
                        throw new IllegalStateException("changed my mind");
                    }
                });
                live.clear();
                live.addAll(liveAfter);
                deleted.clear();
                deleted.addAll(deletedAfter);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("changed my mind");
            }
        }
    }

    private static void step(Records records, Random random, List<RecordRef> live, List<RecordRef> deleted) {
        int dice = random.nextInt(10);
        if (live.isEmpty() || dice < 3) {
            live.add(records.create("sample", RecordPatch.of(values(random))).ref());
        } else if (dice < 8) {
            records.update(live.get(random.nextInt(live.size())), RecordPatch.of(values(random)));
        } else if (dice < 9 || deleted.isEmpty()) {
            RecordRef ref = live.remove(random.nextInt(live.size()));
            records.delete(ref, OptionalInt.empty());
            deleted.add(ref);
        } else {
            RecordRef ref = deleted.remove(random.nextInt(deleted.size()));
            records.restore(ref);
            live.add(ref);
        }
    }

    private static Map<String, Object> values(Random random) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", "n" + random.nextInt(1000));
        values.put("notes", "start".repeat(150) + random.nextInt(100) + "end 😀".repeat(random.nextInt(3) + 100));
        values.put("price", BigDecimal.valueOf(random.nextInt(10_000), 2));
        values.put("day", LocalDate.of(2027, 1, 1).plusDays(random.nextInt(300)));
        values.put("checked", random.nextBoolean());
        return values;
    }

    /** Every record's values as the journal alone tells them, with "deleted" where that was its last word. */
    private static Map<String, JsonNode> fold(List<List<String>> changes) {
        Map<String, ObjectNode> states = new TreeMap<>();
        Map<String, Integer> versions = new HashMap<>();
        for (List<String> change : changes) {
            String id = change.getFirst();
            assertThat(Integer.parseInt(change.get(1))).isEqualTo(versions.merge(id, 1, Integer::sum));
            ObjectNode state = states.computeIfAbsent(id, key -> Json.mapper().createObjectNode());
            Json.read(change.get(3)).properties().forEach(entry -> apply(state, entry.getKey(), entry.getValue()));
            state.put("deleted", change.get(2).equals("delete"));
        }
        return new TreeMap<>(states);
    }

    private static void apply(ObjectNode state, String field, JsonNode delta) {
        if (delta.isArray()) {
            if (delta.get(1).isNull()) {
                state.remove(field);
            } else {
                state.set(field, delta.get(1));
            }
            return;
        }
        String old = state.path(field).asText();
        int at = delta.get("at").intValue();
        int end = at + delta.get("old").textValue().length();
        assertThat(old.substring(at, end)).isEqualTo(delta.get("old").textValue());
        state.put(field, old.substring(0, at) + delta.get("new").textValue() + old.substring(end));
    }

    private Map<String, JsonNode> present() {
        Map<String, JsonNode> states = new TreeMap<>();
        for (List<String> row : Superuser.rows(
                "select id, values, owner_id, deleted_at is not null from record where tenant_id = ? and entity_id = 901",
                tenant.id())) {
            ObjectNode state = (ObjectNode) Json.read(row.get(1));
            state.put("owner", row.get(2));
            state.put("deleted", row.get(3).equals("t"));
            states.put(row.getFirst(), state);
        }
        return states;
    }

    @Test
    void of_a_long_text_only_what_differs_is_kept() {
        String text = "a".repeat(1000) + "😀" + "b".repeat(1000);
        Record sample = tenant.sample(Map.of("name", "one", "notes", text));

        tenant.run(records -> records.update(sample.ref(), RecordPatch.of(Map.of("notes", text.replace("😀", "😁")))));

        assertThat(Json.read(delta(sample, 2))).isEqualTo(Json.read("""
                {"notes": {"at": 1000, "old": "😀", "new": "😁"}}"""));
    }

    @Test
    void a_change_says_who_did_it_through_what_and_how_values_changed() {
        Record sample = tenant.sample(Map.of("name", "one", "price", new BigDecimal("1.50")));
        tenant.run(records -> records.update(sample.ref(), RecordPatch.of(Map.of("price", new BigDecimal("2.50")))));

        assertThat(Json.read(delta(sample, 2))).isEqualTo(Json.read("{\"price\": [1.50, 2.50]}"));
        assertThat(Superuser.rows(
                        "select kind, actor::text, origin, metadata_version from change where tenant_id = ? order by v",
                        tenant.id()))
                .containsExactly(
                        List.of("create", tenant.system().user().toString(), "system", "1"),
                        List.of("update", tenant.system().user().toString(), "system", "1"));
    }

    @Test
    void an_operation_is_one_transaction() {
        tenant.run(records -> {
            records.create("sample", RecordPatch.of(Map.of("name", "one")));
            return records.create("sample", RecordPatch.of(Map.of("name", "two")));
        });
        tenant.sample(Map.of("name", "three"));

        assertThat(Superuser.column(
                        "select count(*) from change where tenant_id = ? group by operation_id order by min(v)",
                        tenant.id()))
                .containsExactly("2", "1");
    }

    @Test
    void a_write_whose_metadata_changed_meanwhile_is_done_again_with_the_new() {
        AtomicInteger attempts = new AtomicInteger();
        List<Integer> versions = new ArrayList<>();

        tenant.run(records -> {
            versions.add(records.metadata().version());
            if (attempts.incrementAndGet() == 1) {
                newLayer();
            }
            return records.create("sample", RecordPatch.of(Map.of("name", "one")));
        });

        assertThat(versions).containsExactly(1, 2);
        assertThat(Superuser.column("select metadata_version from change where tenant_id = ?", tenant.id()))
                .containsExactly("2");
        assertThat(Superuser.column("select count(*) from record where tenant_id = ?", tenant.id()))
                .containsExactly("1");
    }

    private void newLayer() {
        Superuser.update("""
                insert into metadata_layer (tenant_id, version, document, applied_by)
                select tenant_id, 2, document, applied_by from metadata_layer where tenant_id = ?""", tenant.id());
        Superuser.update("update tenant_clock set metadata_version = 2 where tenant_id = ?", tenant.id());
    }

    @Test
    void a_suspended_tenant_can_be_read_and_not_changed() {
        Record sample = tenant.sample(Map.of("name", "one"));
        Superuser.update("update tenant_clock set writable = false where tenant_id = ?", tenant.id());

        assertProblem(() -> tenant.sample(Map.of("name", "two"))).hasCode(ProblemCode.TENANT_SUSPENDED);
        assertProblem(() -> tenant.run(records -> records.delete(sample.ref(), OptionalInt.empty())))
                .hasCode(ProblemCode.TENANT_SUSPENDED);
        assertThat(tenant.run(records -> records.find(sample.ref())).title()).isEqualTo("one");
        assertThat(clock()).isEqualTo(1);
    }

    @Test
    void a_refused_change_leaves_no_trace() {
        Record sample = tenant.sample(Map.of("name", "one", "code", "A"));
        try {
            tenant.run(records -> {
                records.update(sample.ref(), RecordPatch.of(Map.of("name", "two")));
                return records.create("sample", RecordPatch.of(Map.of("name", "three", "code", "a")));
            });
        } catch (ProblemException e) {
            assertThat(e.code()).isEqualTo(ProblemCode.INVALID_RECORD);
        }
        assertThat(clock()).isEqualTo(1);
        assertThat(tenant.run(records -> records.find(sample.ref())).title()).isEqualTo("one");
    }

    private String delta(Record record, int version) {
        return Superuser.column(
                        "select delta from change where tenant_id = ? and record_id = ? and version = ?",
                        tenant.id(),
                        record.id(),
                        version)
                .getFirst();
    }

    private long clock() {
        return Long.parseLong(Superuser.column("select v from tenant_clock where tenant_id = ?", tenant.id())
                .getFirst());
    }
}
