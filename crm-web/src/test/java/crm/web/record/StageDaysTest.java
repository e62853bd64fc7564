package crm.web.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.journal.Change;
import crm.journal.PastChange;
import crm.value.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StageDaysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void days_count_from_entering_a_stage_to_leaving_it_and_for_the_last_until_now() {
        assertThat(StageDays.of(
                        List.of(
                                to("proposal", "2026-11-12T09:00:00Z"),
                                to("engaging", "2026-10-22T09:00:00Z"),
                                to("prospecting", "2026-10-10T09:00:00Z")),
                        "stage",
                        NOW))
                .isEqualTo(Map.of("proposal", 9L, "engaging", 21L, "prospecting", 12L));
    }

    @Test
    void a_stage_that_was_come_back_to_counts_all_its_times() {
        assertThat(StageDays.of(
                        List.of(
                                to("engaging", "2026-11-20T12:00:00Z"),
                                to("proposal", "2026-11-18T12:00:00Z"),
                                to("engaging", "2026-11-15T12:00:00Z")),
                        "stage",
                        NOW))
                .isEqualTo(Map.of("proposal", 2L, "engaging", 4L));
    }

    private static PastChange to(String stage, String at) {
        ObjectNode delta = (ObjectNode) Json.read("{\"stage\": [null, \"%s\"]}".formatted(stage));
        return new PastChange(1, 1, Change.Kind.UPDATE, Instant.parse(at), new UUID(0, 0), "ui", delta);
    }
}
