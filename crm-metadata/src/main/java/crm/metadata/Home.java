package crm.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the first page says to people of some roles. All labels are ICU messages, which may name {@code count},
 * {@code month} and {@code lastMonth}.
 *
 * @param name identity among the homes
 * @param roles whom it is for: one of them is enough
 * @param alerts what needs the person; joined to one sentence
 * @param numbers in one frame under the greeting
 */
public record Home(String name, Set<String> roles, List<Measure> alerts, List<Measure> numbers, List<Piece> pieces) {

    public Home {
        roles = Set.copyOf(roles);
        alerts = List.copyOf(alerts);
        numbers = List.copyOf(numbers);
        pieces = List.copyOf(pieces);
    }

    /**
     * A figure over the records that a filter leaves.
     *
     * @param filter an expression, or empty for all records
     * @param sum the field to add up; without one, records are counted
     * @param month the date field whose current month is meant, to be compared with the one before; empty for all time
     * @param late true where any record at all is one too many
     */
    public record Measure(
            String name,
            Label label,
            String entity,
            Optional<String> filter,
            Optional<String> sum,
            Optional<String> month,
            boolean late) {}

    /** A part of the page with a heading. */
    public sealed interface Piece {
        Label label();

        /** What it is about; blank where it is about whatever comes. */
        String entity();

        /** True for the narrower column. */
        boolean aside();
    }

    /** The first records of a filter, each as its card; nothing where there are none, unless {@code empty} has words. */
    public record Rows(
            Label label,
            String entity,
            boolean aside,
            Optional<String> filter,
            String sort,
            int limit,
            Optional<Label> empty)
            implements Piece {}

    /**
     * A figure by the options of a picklist.
     *
     * @param then true to mark what it was on the first of the month, by the journal
     */
    public record Bars(Label label, String entity, boolean aside, String by, Measure measure, boolean then)
            implements Piece {}

    /**
     * The records that changed most since Monday, with old and new.
     *
     * @param filter what they are now or were then, or empty for all
     * @param fields whose changes count; of a record the first that changed is told
     * @param weigh the number that says how much a change matters
     */
    public record Changes(
            Label label,
            String entity,
            boolean aside,
            Optional<String> filter,
            List<String> fields,
            String weigh,
            int limit,
            Optional<Label> empty)
            implements Piece {
        public Changes {
            fields = List.copyOf(fields);
        }
    }

    /** What the person looked at last in this browser, of any entity type. */
    public record Seen(Label label, boolean aside, int limit) implements Piece {
        @Override
        public String entity() {
            return "";
        }
    }

    /** How a figure grew in this month, day by day, against the month before. */
    public record Growth(Label label, String entity, boolean aside, Measure measure) implements Piece {}

    /** Figures by the person whom records belong to. */
    public record Team(Label label, String entity, boolean aside, List<Measure> columns) implements Piece {
        public Team {
            columns = List.copyOf(columns);
        }
    }
}
