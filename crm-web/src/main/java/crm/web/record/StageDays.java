package crm.web.record;

import com.fasterxml.jackson.databind.JsonNode;
import crm.journal.PastChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long a record has been in each stage, as its history tells. */
final class StageDays {

    private StageDays() {}

    /**
     * Whole days by stage; a stage that was come back to counts all its times.
     *
     * @param changes of the stage field, newest first
     */
    static Map<String, Long> of(List<PastChange> changes, String stage, Instant now) {
        Map<String, Duration> times = new HashMap<>();
        Instant until = now;
        for (PastChange change : changes) {
            JsonNode entered = change.delta().path(stage).path(1);
            Instant from = change.at();
            if (entered.isTextual()) {
                times.merge(entered.textValue(), Duration.between(from, until), Duration::plus);
            }
            until = from;
        }
        Map<String, Long> days = new HashMap<>();
        times.forEach((name, time) -> days.put(name, time.toDays()));
        return days;
    }
}
