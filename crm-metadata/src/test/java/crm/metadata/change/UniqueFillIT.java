package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.store.BackgroundWork;
import crm.record.store.Backlog;
import crm.record.store.Backlog.Due;
import crm.record.store.WorkProblem;
import crm.transaction.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A field that becomes unique over more records than are claimed with the change, step by step as a worker claims them. */
class UniqueFillIT {

    private static final String UNIQUE = "{'extend': {'sample': {'fields': {'label_c': {'unique': true}}}}}";
    private static final int RECORDS = UniqueChanges.AT_ONCE + 100;

    private final Shaping shaping = new Shaping();
    private final SampleTenant tenant = shaping.tenant();
    private final Record first;
    private final Record last;

    UniqueFillIT() {
        shaping.patch("{'extend': {'sample': {'fields': {'label_c': {'type': 'text', 'indexed': false}}}}}");
        first = labelled("first");
        copies(first, RECORDS);
        last = labelled("last");
    }

    private Record labelled(String label) {
        return shaping.create("sample", "{'name': '%1$s', 'label_c': '%1$s'}".formatted(label));
    }

    /** As many more records, past the kernel, each with a label of its own. */
    private void copies(Record of, int count) {
        int made = Superuser.update("""
                insert into record select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7(), 'values',
                    r.values || jsonb_build_object('label_c', 'label ' || number)))).*
                from record r, generate_series(1, ?) number where r.tenant_id = ? and r.id = ?""", count, tenant.id(), of.id());
        assertThat(made).isEqualTo(count);
    }

    private void begin(String patch) {
        shaping.run(() -> {
            MetadataPlan plan = shaping.kernel().plans.patch(Shaping.object(patch));
            assertThat(plan.waitsFor()).isPresent();
            plan.apply();
            return plan;
        });
        shaping.kernel().metadata.forget(tenant.id());
    }

    private boolean step() {
        boolean more = shaping.kernel().transactions.run(Caller.system(tenant.id()), shaping.kernel().worker::step);
        shaping.kernel().metadata.forget(tenant.id());
        return more;
    }

    private void stepToTheEnd() {
        shaping.kernel().anotherWorker().fill(tenant.id(), 1_000);
    }

    private List<Due> running() {
        return shaping.run(Backlog::running);
    }

    private boolean isUnique() {
        return shaping.type("sample").field("label_c").unique();
    }

    private int claims() {
        return Integer.parseInt(Superuser.column(
                        "select count(*) from unique_value where tenant_id = ? and field = 'label_c'", tenant.id())
                .getFirst());
    }

    private static void assertTaken(Runnable save) {
        assertProblem(save::run).isInvalid("label_c", ProblemCode.NOT_UNIQUE);
    }

    @Test
    void the_values_of_many_records_are_claimed_before_the_field_is_unique() {
        begin(UNIQUE);
        step();

        assertThat(isUnique()).isFalse();
        assertThat(running()).singleElement().satisfies(due -> {
            assertThat(due.kind() + " " + due.entity() + "." + due.field()).isEqualTo("unique sample.label_c");
            assertThat(due.done()).isEqualTo(BackgroundWork.BATCH);
            assertThat(due.total()).hasValue(RECORDS + 2);
        });
        assertThat(shaping.problems(UNIQUE)).contains("/extend/sample/fields/label_c/unique IN_PROGRESS");
        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'label_c': {'type': 'date'}}}}}"))
                .contains("/extend/sample/fields/label_c IN_PROGRESS");

        // what is left of a killed node is its rows
        stepToTheEnd();

        assertThat(isUnique()).isTrue();
        assertThat(running()).isEmpty();
        assertThat(claims()).isEqualTo(RECORDS + 2);
        assertThat(shaping.stored().version().by())
                .isEqualTo(shaping.administrator().user());
        assertTaken(() -> labelled("Label 2000"));
    }

    @Test
    void saves_claim_their_own_values_meanwhile() {
        begin(UNIQUE);
        step();

        assertTaken(() -> labelled("FIRST"));
        labelled("new");
        assertTaken(() -> labelled("new"));
        shaping.update(first, "{'label_c': 'other'}");
        labelled("first");
        shaping.update(last, "{'label_c': 'very last'}");
        Record gone = labelled("gone");
        shaping.as(records -> records.delete(gone.ref(), OptionalInt.empty()));
        labelled("last");
        stepToTheEnd();

        assertThat(isUnique()).isTrue();
        assertThat(claims()).isEqualTo(RECORDS + 5);
        assertTaken(() -> labelled("very last"));
        labelled("gone");
        assertTaken(() -> shaping.as(records -> records.restore(gone.ref())));
    }

    @Test
    void two_records_with_the_same_value_are_told_and_the_field_stays_as_it_was() {
        begin(UNIQUE);
        step();
        Record second = labelled("LAST");

        stepToTheEnd();

        assertThat(isUnique()).isFalse();
        WorkProblem problem = running().getFirst().problem().orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_UNIQUE);
        assertThat(problem.message())
                .isEqualTo("A record has the same Label as another: last ('last', 'LAST'). "
                        + "Change or delete them, and begin again.");
        assertThat(problem.arguments()).containsExactly("1", "last ('last', 'LAST')");
        assertThat(problem.records().stream().map(WorkProblem.At::id))
                .containsExactlyInAnyOrder(last.id(), second.id());
        assertThat(claims()).isZero();
        labelled("last");
        assertThat(shaping.problems(UNIQUE)).containsExactly("/extend/sample/fields/label_c/unique NOT_UNIQUE");
    }

    @Test
    void what_is_set_right_before_the_end_stands_in_nobodys_way() {
        begin(UNIQUE);
        step();
        Record second = labelled("last");
        while (running().getFirst().done() < RECORDS / BackgroundWork.BATCH * BackgroundWork.BATCH) {
            step();
        }

        shaping.update(second, "{'label_c': 'second'}");
        stepToTheEnd();

        assertThat(isUnique()).isTrue();
        assertThat(claims()).isEqualTo(RECORDS + 3);
    }

    @Test
    void what_is_called_off_leaves_nothing_and_can_be_begun_again() {
        begin(UNIQUE);
        step();

        shaping.run(() -> {
            shaping.kernel().fieldWork.cancel("unique", "sample", "label_c");
            return true;
        });
        shaping.kernel().metadata.forget(tenant.id());

        assertThat(claims()).isZero();
        assertThat(running()).isEmpty();
        Record second = labelled("first");
        shaping.as(records -> records.delete(second.ref(), OptionalInt.empty()));
        begin(UNIQUE);
        stepToTheEnd();
        assertThat(isUnique()).isTrue();
    }

    @Test
    void several_fields_become_unique_together_in_the_same_way() {
        begin("{'extend': {'sample': {'unique': {'both_c': {'fields': ['name', 'label_c']}}}}}");
        step();

        assertProblem(() -> labelled("first")).hasErrors("name NOT_UNIQUE", "label_c NOT_UNIQUE");
        stepToTheEnd();

        assertThat(shaping.type("sample").unique()).hasSize(1);
        assertProblem(() -> labelled("last")).hasErrors("name NOT_UNIQUE", "label_c NOT_UNIQUE");
    }

    @Test
    void of_writers_at_once_while_it_is_filled_one_has_each_value() throws Exception {
        begin(UNIQUE);
        int values = 20;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> writers = IntStream.range(0, 3)
                    .mapToObj(writer -> threads.submit(() -> written(new Random(writer), values)))
                    .toList();
            stepToTheEnd();
            int won = 0;
            for (Future<Integer> writer : writers) {
                won += writer.get();
            }
            assertThat(won).isEqualTo(values);
        }
        stepToTheEnd();

        assertThat(isUnique()).isTrue();
        assertThat(Superuser.column("""
                select count(*) from record r full join unique_value u
                on u.tenant_id = r.tenant_id and u.entity_id = r.entity_id and u.record_id = r.id
                    and u.value = r.values ->> 'label_c'
                where coalesce(r.tenant_id, u.tenant_id) = ? and coalesce(r.entity_id, u.entity_id) = 901
                    and coalesce(u.field, 'label_c') = 'label_c' and (u.tenant_id is null or r.tenant_id is null)""", tenant.id())).containsExactly("0");
    }

    /** How many of the values a writer wins that tries all of them in an order of its own. */
    private int written(Random random, int values) {
        int won = 0;
        List<Integer> order = IntStream.range(0, values).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(order, random);
        for (int value : order) {
            try {
                labelled("wanted " + value);
                won++;
            } catch (ProblemException taken) {
                assertThat(taken.code()).isEqualTo(ProblemCode.INVALID_RECORD);
            }
        }
        return won;
    }

    @Test
    void an_entity_type_that_is_shown_again_has_its_unique_values_first() {
        begin(UNIQUE);
        stepToTheEnd();
        shaping.patch("{'extend': {'sample': {'hidden': true}, 'part': {'hidden': true}}}");
        stepToTheEnd();
        assertThat(claims()).isZero();

        begin("{'extend': {'sample': {'hidden': null}, 'part': {'hidden': null}}}");
        assertThat(shaping.metadata().find("sample")).isEmpty();
        stepToTheEnd();

        assertThat(claims()).isEqualTo(RECORDS + 2);
        assertTaken(() -> labelled("first"));
    }

    @Test
    void claims_that_nobody_needs_are_taken_away_in_the_background() {
        begin(UNIQUE);
        stepToTheEnd();
        Superuser.update("""
                insert into unique_value select ?, 901, 'label_c', 'of old ' || number, uuidv7()
                from generate_series(1, 15000) number""", tenant.id());

        shaping.run(() -> {
            MetadataPlan plan = shaping.kernel()
                    .plans
                    .patch(Shaping.object("{'extend': {'sample': {'fields': {'label_c': {'unique': false}}}}}"));
            plan.apply();
            return plan;
        });
        shaping.kernel().metadata.forget(tenant.id());
        assertThat(claims()).isPositive();
        labelled("first");
        stepToTheEnd();

        assertThat(claims()).isZero();
        assertThat(running()).isEmpty();
    }
}
