package crm.record.query;

import crm.metadata.EntityType;
import crm.metadata.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums over all records that a filter leaves, in groups of one field's values.
 *
 * @param groupBy the field whose values make the groups, or empty for one group of everything
 * @param sums numeric fields to add up; every group is counted as well
 */
public record Aggregation(EntityType type, Filter filter, Optional<Field> groupBy, List<Field> sums) {

    /** More groups than this are refused. */
    public static final int MAX_GROUPS = 1_000;

    public Aggregation {
        sums = List.copyOf(sums);
    }

    /**
     * One group's figures.
     *
     * @param key the group's value, or null for the records that have none and where nothing is grouped
     * @param sums in the order they were asked for; 0 where no record has a value
     */
    public record Group(@Nullable Object key, long count, List<BigDecimal> sums) {}
}
