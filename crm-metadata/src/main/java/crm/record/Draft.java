package crm.record;

import crm.metadata.EntityType;
import crm.problem.FieldProblem;
import crm.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * A record that is about to be saved, with what is wrong with it so far.
 *
 * @param before as it was, or without values where it is new
 * @param note why it is saved, where that is said
 * @param place what its fields are called after where one of several is meant: {@code records[3].}; else empty
 */
record Draft(Record before, Record after, Optional<String> note, String place, Problems problems) {

    static Draft of(Record before, Record after, RecordPatch patch, String place) {
        Problems problems = new Problems();
        problems.addAll(patch.problems());
        return new Draft(before, after, patch.note(), place, problems);
    }

    EntityType type() {
        return after.type();
    }

    /** As the caller may hear them. */
    List<FieldProblem> placedProblems(SeenChanges seen) {
        return problems.all().stream()
                .map(problem -> seen.told(type(), problem))
                .map(problem ->
                        new FieldProblem(place + problem.field(), problem.code(), problem.message(), problem.limit()))
                .toList();
    }
}
