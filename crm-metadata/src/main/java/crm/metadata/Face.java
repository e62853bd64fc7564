package crm.metadata;

import java.util.List;
import java.util.Optional;

/**
 * How screens show an entity type where there is little room.
 *
 * @param area the group of the navigation it belongs to; empty if it is not navigated to
 * @param stage the picklist whose options a record moves through, drawn as a path and as the columns of the board
 * @param facts up to five fields that matter most, in order
 * @param card what stands on a card beside the title
 */
public record Face(Optional<String> area, Optional<String> stage, List<String> facts, Card card) {

    public static final int MOST_FACTS = 5;

    public static final Face NONE = new Face(Optional.empty(), Optional.empty(), List.of(), Card.NONE);

    public Face {
        facts = List.copyOf(facts);
    }

    /** The same with other fields that matter most. */
    public Face withFacts(List<String> others) {
        return new Face(area, stage, others, card);
    }

    /**
     * The fields of a card, which phone lists, boards and lookups share. Each may be empty.
     *
     * @param line what tells records with the same title apart
     * @param amount the number that matters
     * @param date the date that matters
     * @param chip the picklist shown as a chip
     * @param note the last line
     */
    public record Card(
            Optional<String> line,
            Optional<String> amount,
            Optional<String> date,
            Optional<String> chip,
            Optional<String> note) {

        static final Card NONE =
                new Card(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
