package crm.admin.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * When an open deal is expected to close; the files do not say. All in days.
 *
 * @param afterEngaging from engaging a customer to the first expected date
 * @param putOffBy how far a date that has passed is put off
 * @param latestOverdue a date passed by more than this is put off
 * @param notEngaged from the file's last day to the earliest date of a deal not engaged yet
 * @param spread such deals lie this far apart at most
 */
record ExpectedClose(int afterEngaging, int putOffBy, int latestOverdue, int notEngaged, int spread) {

    LocalDate of(String dealId, Optional<LocalDate> engagedOn, LocalDate lastDay) {
        return engagedOn
                .map(day -> putOff(day.plusDays(afterEngaging), lastDay))
                .orElseGet(() -> lastDay.plusDays(notEngaged).plusDays(spread(dealId)));
    }

    private LocalDate putOff(LocalDate expected, LocalDate lastDay) {
        LocalDate date = expected;
        while (date.isBefore(lastDay.minusDays(latestOverdue))) {
            date = date.plusDays(putOffBy);
        }
        return date;
    }

    /** The same for the same deal on every machine. */
    private long spread(String dealId) {
        CRC32 sum = new CRC32();
        sum.update(dealId.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % spread;
    }
}
