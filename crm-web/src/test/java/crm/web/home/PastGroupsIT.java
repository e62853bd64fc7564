package crm.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.metadata.Home;
import crm.metadata.Label;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.query.Aggregation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The mark of the first of the month: what a sum by option was before everything that happened since. */
class PastGroupsIT {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final Record moved = sample("moved", "red", "10");
    private final Record cheaper = sample("cheaper", "red", "5");
    private final Record deleted = sample("deleted", "green", "7");
    private final Instant first = Instant.now();

    @Test
    void what_was_moved_changed_made_and_deleted_since_is_taken_back() {
        work();

        assertThat(now(Optional.empty())).containsOnly(sum("red", "103.00"), sum("green", "10.00"));
        assertThat(at(first, Optional.empty())).hasValue(Map.of("red", number("15.00"), "green", number("7.00")));
    }

    @Test
    void what_counts_is_decided_by_what_a_record_was_then() {
        work();

        assertThat(at(first, Optional.of("price > 6")))
                .hasValue(Map.of("red", number("10.00"), "green", number("7.00")));
    }

    @Test
    void nothing_is_marked_where_the_journal_does_not_go_back_so_far() {
        assertThat(at(Instant.parse("2020-01-01T00:00:00Z"), Optional.empty())).isEmpty();
    }

    private void work() {
        change(moved, Map.of("colour", "green"));
        change(cheaper, Map.of("price", new BigDecimal("3")));
        tenant.run(records -> records.delete(deleted.ref(), OptionalInt.empty()));
        sample("made since", "red", "100");
    }

    private Optional<Map<Object, BigDecimal>> at(Instant moment, Optional<String> filter) {
        return tenant.run(records -> {
            Figures figures = Figures.now(records, tenant.kernel().expressions);
            Home.Bars piece = bars(filter);
            Condition condition = Condition.of(piece.measure(), figures.month());
            return new PastGroups(figures, piece, condition).at(moment, figures(figures, piece, condition));
        });
    }

    private Map<Object, BigDecimal> now(Optional<String> filter) {
        return tenant.run(records -> {
            Figures figures = Figures.now(records, tenant.kernel().expressions);
            Home.Bars piece = bars(filter);
            Map<Object, BigDecimal> sums = new HashMap<>();
            figures(figures, piece, Condition.of(piece.measure(), figures.month()))
                    .forEach((option, figure) -> sums.put(option, figure.value()));
            return sums;
        });
    }

    private static Map<Object, Figures.Figure> figures(Figures figures, Home.Bars piece, Condition condition) {
        Map<Object, Figures.Figure> found = new HashMap<>();
        for (Aggregation.Group group : figures.groups(piece.measure(), condition, Optional.of(piece.by()))) {
            if (group.key() != null) {
                found.put(group.key(), Figures.Figure.of(group));
            }
        }
        return found;
    }

    private static Home.Bars bars(Optional<String> filter) {
        Label label = Label.of("Prices");
        return new Home.Bars(
                label,
                "sample",
                false,
                "colour",
                new Home.Measure("prices", label, "sample", filter, Optional.of("price"), Optional.empty(), false),
                true);
    }

    private Record sample(String name, String colour, String price) {
        return tenant.sample(Map.of("name", name, "colour", colour, "price", new BigDecimal(price)));
    }

    private void change(Record record, Map<String, ?> values) {
        tenant.run(records -> records.update(record.ref(), RecordPatch.of(new HashMap<>(values))));
    }

    private static Map.Entry<Object, BigDecimal> sum(String option, String sum) {
        return Map.entry(option, number(sum));
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }
}
