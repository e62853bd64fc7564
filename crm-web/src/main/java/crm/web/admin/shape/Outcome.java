package crm.web.admin.shape;

import crm.metadata.change.MetadataChange;
import crm.problem.FieldProblem;
import java.util.List;

/** What became of a change. */
public sealed interface Outcome {

    /**
     * It is in force.
     *
     * @param from the version before it
     * @param version the version it made; the same if it changed nothing
     * @param waits true if it is only prepared: it is in force when all records have been gone through in the background
     */
    record Applied(int from, int version, List<MetadataChange> changes, boolean waits) implements Outcome {}

    /** Nothing happened: all of this stands against it. */
    record Refused(List<FieldProblem> problems) implements Outcome {}

    /** Nothing happened: somebody was faster. */
    record Overtaken(int now, List<MetadataChange> since) implements Outcome {}
}
