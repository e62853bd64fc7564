package crm.record.query;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** One term of an order. Absent values come last when ascending, first when descending. */
public record Sort(Field field, boolean descending) {

    /** An order has at most this many terms. */
    public static final int MAX_TERMS = 4;

    /**
     * Reads an order as people and REST write it.
     *
     * @param text field names separated by commas, a leading {@code -} for descending; may be blank
     * @throws ProblemException {@code UNKNOWN_FIELD}, {@code NOT_SORTABLE}, {@code NEEDS_INDEX} or {@code
     *     UNREADABLE_PARAMETER}
     */
    public static List<Sort> parse(EntityType type, String text) {
        List<Sort> order = new ArrayList<>();
        for (String term : text.isBlank() ? new String[0] : text.split(",", -1)) {
            boolean descending = term.strip().startsWith("-");
            String name = descending ? term.strip().substring(1) : term.strip();
            order.add(of(type, name, descending));
        }
        if (order.size() > MAX_TERMS) {
            throw new ProblemException(
                    ProblemCode.UNREADABLE_PARAMETER, "A list sorts by at most %d fields.".formatted(MAX_TERMS));
        }
        return order;
    }

    private static Sort of(EntityType type, String name, boolean descending) {
        Field field = type.field(name);
        switch (field.type().kind()) {
            case CHOICES, REFERENCES, COMPOSITE ->
                throw ProblemException.atField(
                        name,
                        ProblemCode.NOT_SORTABLE,
                        "%s has no order to sort by.".formatted(field.label().english()));
            case REFERENCE -> {
                if (!name.equals(EntityType.ID)) {
                    throw ProblemException.atField(
                            name,
                            ProblemCode.NOT_SORTABLE,
                            "A list does not sort by the lookup %s."
                                    .formatted(field.label().english()));
                }
            }
            default -> {}
        }
        boolean indexed = field.slot().isPresent() || name.equals(EntityType.ID) || name.equals(EntityType.CREATED_AT);
        if (!indexed) {
            throw ProblemException.atField(
                    name,
                    ProblemCode.NEEDS_INDEX,
                    "A list sorts only by indexed fields, and %s is not one."
                            .formatted(field.label().english()));
        }
        return new Sort(field, descending);
    }
}
