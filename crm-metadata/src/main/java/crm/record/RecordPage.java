package crm.record;

import crm.record.query.RecordCount;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next where the next page starts, or empty on the last
 * @param count empty where none was asked for
 */
public record RecordPage(List<Record> records, Optional<String> next, Optional<RecordCount> count) {

    public RecordPage {
        records = List.copyOf(records);
    }
}
