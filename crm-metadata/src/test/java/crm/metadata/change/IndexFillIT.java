package crm.metadata.change;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.store.BackgroundWork;
import crm.record.store.Backlog;
import crm.transaction.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A slot that is given to a field while there are more records than one batch. */
class IndexFillIT {

    private static final int RECORDS = BackgroundWork.BATCH * 2 + 100;

    private final Shaping shaping = new Shaping();
    private final SampleTenant tenant = shaping.tenant();
    private final List<Record> records = new ArrayList<>();

    IndexFillIT() {
        shaping.patch("{'extend': {'sample': {'fields': {'region_c': {'type': 'text', 'indexed': false}}}}}");
        records.addAll(tenant.run(door -> IntStream.range(0, RECORDS)
                .mapToObj(i -> door.create("sample", RecordPatch.of(Map.of("name", "s" + i, "region_c", "r" + i))))
                .toList()));
        shaping.run(() -> {
            MetadataPlan plan = shaping.kernel()
                    .plans
                    .patch(Shaping.object("{'extend': {'sample': {'fields': {'region_c': {'indexed': true}}}}}"));
            plan.apply();
            return plan;
        });
        shaping.kernel().metadata.forget(tenant.id());
    }

    private boolean step() {
        return shaping.kernel().transactions.run(Caller.system(tenant.id()), shaping.kernel().worker::step);
    }

    private static String unfilled(SampleTenant of) {
        return Superuser.column(
                        "select count(*) from record where tenant_id = ? and entity_id = 901 and t10 is null", of.id())
                .getFirst();
    }

    @Test
    void a_fill_that_was_killed_goes_on_where_it_was() {
        step();
        assertThat(unfilled(tenant)).isEqualTo(Integer.toString(RECORDS - BackgroundWork.BATCH));
        assertThat(shaping.run(Backlog::running)).singleElement().satisfies(due -> {
            assertThat(due.entity() + "." + due.field()).isEqualTo("sample.region_c");
            assertThat(due.done()).isEqualTo(BackgroundWork.BATCH);
            assertThat(due.total()).hasValue(RECORDS);
        });

        // what is left of a killed node is its rows; the next worker knows nothing else
        shaping.kernel().anotherWorker().fill(tenant.id(), 100);

        assertThat(unfilled(tenant)).isEqualTo("0");
        assertThat(shaping.run(Backlog::running)).isEmpty();
        assertThat(shaping.names("sample", "region_c == 'r7'", "region_c")).containsExactly("s7");
    }

    @Test
    void what_is_saved_meanwhile_is_not_gone_over() {
        step();
        Record first = records.getFirst();
        Record last = records.getLast();
        shaping.update(shaping.read(first), "{'region_c': 'new first'}");
        shaping.update(shaping.read(last), "{'region_c': 'new last'}");
        Record made = shaping.create("sample", "{'name': 'made', 'region_c': 'made meanwhile'}");

        shaping.kernel().worker.fill(tenant.id(), 100);

        assertThat(shaping.names("sample", "region_c in ['new first', 'new last', 'made meanwhile']", "-region_c"))
                .containsExactly(last.title(), first.title(), made.title());
        assertThat(shaping.read(made).version()).isEqualTo(1);
    }

    @Test
    void a_field_that_goes_while_it_is_filled_ends_the_fill() {
        step();

        shaping.patch("{'extend': {'sample': {'fields': {'region_c': null}}}}");

        assertThat(shaping.run(Backlog::running)).isEmpty();
        assertThat(step()).isFalse();
    }
}
