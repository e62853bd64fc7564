package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.problem.ProblemCode;
import crm.value.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutoNumberIT {

    private final SampleTenant tenant = SampleTenant.fresh();

    private Record part(Map<String, ?> values) {
        return tenant.run(records -> records.create("part", RecordPatch.of(values)));
    }

    private String serial() {
        return part(Map.of("name", "a")).value("serial", String.class).orElseThrow();
    }

    @Test
    void every_record_gets_the_next_number() {
        assertThat(List.of(serial(), serial(), serial())).containsExactly("S-0001", "S-0002", "S-0003");
    }

    @Test
    void several_made_at_once_get_the_next_numbers_in_their_order() {
        RecordPatch good = RecordPatch.of(Map.of("name", "a"));

        List<Record> made = tenant.run(records -> records.createAll("part", List.of(good, good)));
        assertProblem(() -> tenant.run(records -> records.createAll("part", List.of(good, RecordPatch.of(Map.of())))))
                .isInvalid("records[1].name", ProblemCode.REQUIRED);

        assertThat(made)
                .extracting(one -> one.value("serial", String.class).orElseThrow())
                .containsExactly("S-0001", "S-0002");
        assertThat(serial()).isEqualTo("S-0003");
    }

    @Test
    void a_record_that_is_refused_takes_no_number() {
        assertProblem(() -> part(Map.of())).isInvalid("name", ProblemCode.REQUIRED);

        assertThat(serial()).isEqualTo("S-0001");
    }

    @Test
    void nobody_sets_it() {
        assertProblem(() -> tenant.run(records -> records.create(
                        "part", RecordPatch.parse(records.type("part"), (com.fasterxml.jackson.databind.node.ObjectNode)
                                Json.read("{\"name\": \"a\", \"serial\": \"S-0007\"}")))))
                .isInvalid("serial", ProblemCode.READ_ONLY_FIELD);
    }

    @Test
    void many_writers_leave_no_gap_and_share_no_number() throws Exception {
        List<Callable<String>> writers = Collections.nCopies(24, this::serial);
        List<String> numbers;
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            numbers = pool.invokeAll(writers).stream()
                    .map(done -> done.resultNow())
                    .sorted()
                    .toList();
        }

        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 24)
                        .mapToObj("S-%04d"::formatted)
                        .toList());
    }
}
