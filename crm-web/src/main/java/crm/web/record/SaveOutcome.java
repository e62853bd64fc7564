package crm.web.record;

import crm.problem.ProblemException;
import crm.record.Record;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a save ended. */
sealed interface SaveOutcome {

    /** @param merged true if somebody else had saved meanwhile and nothing collided */
    record Saved(Record record, boolean merged) implements SaveOutcome {}

    /** Nothing is saved; what is wrong is among the errors. */
    record Refused(ProblemException problem) implements SaveOutcome {}

    /** Somebody else changed the same fields meanwhile; nothing is saved. */
    record Collided(Record base, Record now, Map<String, @Nullable Object> changes, Merge merge)
            implements SaveOutcome {}

    /** The record is deleted, or may not be seen any more. */
    record Gone() implements SaveOutcome {}
}
