package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.Slot;
import crm.metadata.SlotKind;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;

/**
 * Divides what a filter leaves by the values of a picklist. With one value fixed, an index that begins with the picklist
 * continues in the order of its next column: a page of what is open by date reads each open stage's first rows and
 * nothing else, where the date's own index would pass over everything that was ever closed.
 *
 * @param field the picklist
 * @param options the values the filter leaves
 * @param others whether it leaves absent values as well, and those that are no option any more
 * @param rest the filter without its condition on the picklist
 */
record ChoicePieces(Field field, List<Object> options, boolean others, Filter rest) {

    /** A picklist with more options is not divided. */
    static final int MOST = 20;

    /** An entity type's picklist in this slot is indexed together with its date in {@link #DATE}. */
    private static final Slot CHOICE = new Slot(SlotKind.TEXT, 2);

    private static final Slot DATE = new Slot(SlotKind.MOMENT, 1);

    /** The pieces of a list in this order; empty where dividing it is of no use. */
    static Optional<ChoicePieces> of(EntityType type, Filter filter, List<SortColumn> order) {
        SortColumn leading = order.getFirst();
        if (leading.field().slot().equals(Optional.of(DATE))) {
            return of(type, filter);
        }
        return isDivisible(leading.field()) && order.size() > 2
                ? Optional.of(everything(leading.field(), filter))
                : Optional.empty();
    }

    /** The pieces of a filter on the picklist that is indexed together with the date; empty where it has no such part. */
    static Optional<ChoicePieces> of(EntityType type, Filter filter) {
        boolean dated = type.fields().stream().anyMatch(field -> field.slot().equals(Optional.of(DATE)));
        List<Filter> parts = dated ? conjuncts(filter).toList() : List.of();
        for (Filter part : parts) {
            Optional<ChoicePieces> pieces = ofPart(part);
            if (pieces.isPresent()) {
                List<Filter> rest = new ArrayList<>(parts);
                rest.remove(part);
                ChoicePieces found = pieces.get();
                return Optional.of(new ChoicePieces(found.field, found.options, found.others, new Filter.And(rest)));
            }
        }
        return Optional.empty();
    }

    /** True if the filter leaves one person's records only: they are few, and found by their owner. */
    static boolean namesOwner(Filter filter) {
        return conjuncts(filter)
                .anyMatch(part -> part instanceof Filter.Compare(FieldPath path, Filter.Operator operator, Object _)
                        && path.via().isEmpty()
                        && path.field().name().equals(EntityType.OWNER)
                        && operator == Filter.Operator.EQ);
    }

    private static Stream<Filter> conjuncts(Filter filter) {
        return filter instanceof Filter.And and
                ? and.parts().stream().flatMap(ChoicePieces::conjuncts)
                : Stream.of(filter);
    }

    private static Optional<ChoicePieces> ofPart(Filter part) {
        return switch (part) {
            case Filter.In in when isPaired(in.path()) -> these(in.path().field(), in.values());
            case Filter.Compare(FieldPath path, Filter.Operator operator, Object value)
            when isPaired(path) ->
                switch (operator) {
                    case EQ -> these(path.field(), List.of(value));
                    case NE -> these(path.field(), List.of(value)).map(ChoicePieces::complement);
                    case LT, LE, GT, GE -> Optional.empty();
                };
            case Filter.Not not -> ofPart(not.part()).map(ChoicePieces::complement);
            default -> Optional.empty();
        };
    }

    private static boolean isPaired(FieldPath path) {
        return path.via().isEmpty() && path.field().slot().equals(Optional.of(CHOICE)) && isDivisible(path.field());
    }

    private static boolean isDivisible(Field field) {
        return field.slot().isPresent()
                && field.type() instanceof PicklistType picklist
                && picklist.all().size() <= MOST;
    }

    private static Optional<ChoicePieces> these(Field field, List<Object> values) {
        return known(field).containsAll(values)
                ? Optional.of(new ChoicePieces(field, values.stream().distinct().toList(), false, Filter.EVERYTHING))
                : Optional.empty();
    }

    private static ChoicePieces everything(Field field, Filter rest) {
        return new ChoicePieces(field, known(field), true, rest);
    }

    private ChoicePieces complement() {
        List<Object> left = new ArrayList<>(known(field));
        left.removeAll(options);
        return new ChoicePieces(field, left, !others, rest);
    }

    private static List<Object> known(Field field) {
        return ((PicklistType) field.type())
                .all().stream().<Object>map(PicklistType.Option::name).toList();
    }

    /** One condition a piece. They do not overlap, and together are the filter's condition on the picklist. */
    List<Condition> conditions(Columns columns) {
        PicklistType picklist = (PicklistType) field.type();
        @SuppressWarnings("unchecked")
        org.jooq.Field<Object> column = (org.jooq.Field<Object>) columns.of(field);
        List<Condition> pieces = new ArrayList<>();
        options.forEach(option -> pieces.add(column.eq(picklist.slotValue(option))));
        if (others) {
            // behind the last option come the names that are none, and the sentinel of the absent
            pieces.add(column.ge(picklist.slotValue("").toString()));
        }
        return pieces;
    }
}
