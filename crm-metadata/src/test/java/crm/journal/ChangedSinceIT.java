package crm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.ThenAndNow;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What records were at a moment can be told from what the journal keeps of every change since. */
class ChangedSinceIT {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final RecordRef ref = tenant.sample(
                    Map.of("name", "first", "price", new BigDecimal("10"), "notes", longText("a")))
            .ref();

    @Test
    void a_record_is_told_as_it_was_at_the_moment_and_as_it_is() {
        change("name", "second");
        Instant moment = Instant.now();
        change("name", "third");
        change("price", null);
        change("notes", longText("b"));

        ThenAndNow changed = only(since(moment));

        assertThat(changed.then().title()).isEqualTo("second");
        assertThat(changed.then().value("price", BigDecimal.class)).contains(new BigDecimal("10.00"));
        assertThat(changed.then().value("notes")).contains(longText("a"));
        assertThat(changed.now().title()).isEqualTo("third");
    }

    @Test
    void what_was_only_made_or_left_alone_since_is_not_among_them() {
        Instant moment = Instant.now();
        tenant.sample(Map.of("name", "younger"));

        assertThat(since(moment)).isEmpty();
    }

    @Test
    void what_was_made_since_and_changed_is_told_as_it_was_made() {
        Instant moment = Instant.now().minusSeconds(60);
        change("name", "second");

        assertThat(only(since(moment)).then().title()).isEqualTo("first");
    }

    @Test
    void a_record_deleted_since_was_there_then() {
        Instant moment = Instant.now();
        tenant.run(records -> records.delete(ref, OptionalInt.empty()));

        ThenAndNow changed = only(since(moment));

        assertThat(changed.then().deletedAt()).isEmpty();
        assertThat(changed.now().deletedAt()).isPresent();
    }

    @Test
    void who_may_not_read_a_record_does_not_learn_that_it_changed() {
        Instant moment = Instant.now();
        change("name", "second");
        Caller stranger = tenant.person("stranger", "nobody", null);

        assertThat(tenant.<List<ThenAndNow>>as(
                        stranger, records -> records.changedSince(records.type("sample"), moment)))
                .isEmpty();
    }

    @Test
    void the_journal_does_not_remember_what_was_before_its_first_change() {
        assertThat(tenant.<Boolean>run(records -> records.remembers(Instant.now())))
                .isTrue();
        assertThat(tenant.<Boolean>run(records -> records.remembers(Instant.parse("2020-01-01T00:00:00Z"))))
                .isFalse();
    }

    @Test
    void what_would_be_wrong_with_a_change_is_told_without_making_it() {
        assertThat(tenant.<List<FieldProblem>>run(
                        records -> records.problems(ref, RecordPatch.of(Map.of("colour", "blue")))))
                .containsExactly(new FieldProblem("reason", ProblemCode.REQUIRED, "Reason is required."));
        assertThat(tenant.<List<?>>run(records -> records.problems(ref, RecordPatch.of(Map.of("colour", "red")))))
                .isEmpty();
        assertThat(tenant.<Record>run(records -> records.find(ref)).value("colour"))
                .isEmpty();
    }

    private List<ThenAndNow> since(Instant moment) {
        return tenant.run(records -> records.changedSince(records.type("sample"), moment));
    }

    private static ThenAndNow only(List<ThenAndNow> changed) {
        assertThat(changed).hasSize(1);
        return changed.getFirst();
    }

    private void change(String field, @Nullable Object value) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put(field, value);
        tenant.run(records -> records.update(ref, RecordPatch.of(patch)));
    }

    private static String longText(String middle) {
        return "x".repeat(400) + middle + "y".repeat(400);
    }
}
