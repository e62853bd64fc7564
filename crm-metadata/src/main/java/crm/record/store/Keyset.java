package crm.record.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The condition "after this row" in an order: one row comparison where all terms have one direction. */
final class Keyset {

    private Keyset() {}

    static Condition after(List<SortColumn> order, List<Object> values, Columns columns) {
        boolean descending = order.getFirst().descending();
        boolean uniform = order.stream().allMatch(column -> column.descending() == descending);
        List<org.jooq.Field<Object>> fields = new ArrayList<>();
        List<org.jooq.Field<Object>> bounds = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            org.jooq.Field<Object> field = untyped(order.get(i).column(columns));
            fields.add(field);
            bounds.add(bound(values.get(i), field));
        }
        if (uniform) {
            var row = DSL.row(fields);
            return descending ? row.lt(DSL.row(bounds)) : row.gt(DSL.row(bounds));
        }
        return mixed(order, fields, bounds);
    }

    /** Term by term, with the first term's bound once more in front: that one the index can use. */
    private static Condition mixed(
            List<SortColumn> order, List<org.jooq.Field<Object>> fields, List<org.jooq.Field<Object>> bounds) {
        List<Condition> alternatives = new ArrayList<>();
        Condition equal = DSL.noCondition();
        for (int i = 0; i < order.size(); i++) {
            alternatives.add(equal.and(beyond(order.get(i), fields.get(i), bounds.get(i))));
            equal = equal.and(fields.get(i).eq(bounds.get(i)));
        }
        Condition leading = order.getFirst().descending()
                ? fields.getFirst().le(bounds.getFirst())
                : fields.getFirst().ge(bounds.getFirst());
        return leading.and(DSL.or(alternatives));
    }

    private static Condition beyond(SortColumn column, org.jooq.Field<Object> field, org.jooq.Field<Object> bound) {
        return column.descending() ? field.lt(bound) : field.gt(bound);
    }

    @SuppressWarnings("unchecked")
    private static org.jooq.Field<Object> untyped(org.jooq.Field<?> field) {
        return (org.jooq.Field<Object>) field;
    }

    private static org.jooq.Field<Object> bound(Object value, org.jooq.Field<Object> like) {
        return DSL.val(value instanceof Instant moment ? SlotValues.offset(moment) : value, like.getDataType());
    }
}
