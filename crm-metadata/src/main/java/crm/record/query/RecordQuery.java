package crm.record.query;

import crm.metadata.EntityType;
import java.util.List;
import java.util.Optional;

/**
 * A page of records to ask for.
 *
 * @param sort may be empty: then the newest record comes last
 * @param limit records on the page, 1 to {@link #MAX_LIMIT}
 * @param after where the page before ended, as that page said it in {@code next}
 */
public record RecordQuery(
        EntityType type, Filter filter, List<Sort> sort, int limit, Optional<String> after, CountMode count) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public RecordQuery {
        sort = List.copyOf(sort);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " records");
        }
    }

    /** The first page of all records one may read. */
    public static RecordQuery all(EntityType type) {
        return new RecordQuery(type, Filter.EVERYTHING, List.of(), DEFAULT_LIMIT, Optional.empty(), CountMode.NONE);
    }

    public RecordQuery where(Filter condition) {
        return new RecordQuery(type, filter.and(condition), sort, limit, after, count);
    }

    public RecordQuery orderBy(List<Sort> order) {
        return new RecordQuery(type, filter, order, limit, after, count);
    }

    public RecordQuery limit(int records) {
        return new RecordQuery(type, filter, sort, records, after, count);
    }

    public RecordQuery after(Optional<String> token) {
        return new RecordQuery(type, filter, sort, limit, token, count);
    }

    public RecordQuery counting(CountMode mode) {
        return new RecordQuery(type, filter, sort, limit, after, mode);
    }
}
