package crm.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Problems;
import crm.problem.Suggestion;
import crm.record.RecordPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Several records in one body: {@code {"records": [{…}, {…}]}}. */
public final class Batch {

    /** More records than this are refused. */
    public static final int MOST = 200;

    private static final String RECORDS = "records";

    private Batch() {}

    /** @throws ProblemException at the member that is wrong; {@code TOO_LARGE} */
    public static List<RecordPatch> parse(EntityType type, ObjectNode json) {
        json.fieldNames().forEachRemaining(Batch::requireMember);
        JsonNode records = json.path(RECORDS);
        if (!records.isArray() || records.isEmpty()) {
            throw ProblemException.atField(
                    RECORDS, ProblemCode.WRONG_FORMAT, "records takes a list of at least one record.");
        }
        if (records.size() > MOST) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE,
                    "At most %d records are made at once. Send the others after.".formatted(MOST));
        }
        requireObjects(records);
        List<RecordPatch> patches = new ArrayList<>();
        records.forEach(record -> patches.add(RecordPatch.parse(type, (ObjectNode) record)));
        return patches;
    }

    private static void requireMember(String name) {
        if (!name.equals(RECORDS)) {
            throw ProblemException.atField(
                    name,
                    ProblemCode.UNKNOWN_FIELD,
                    "A batch has no '%s'.%s".formatted(name, Suggestion.question(name, Set.of(RECORDS))));
        }
    }

    private static void requireObjects(JsonNode records) {
        Problems problems = new Problems();
        for (int i = 0; i < records.size(); i++) {
            if (!records.get(i).isObject()) {
                problems.add(
                        "records[%d]".formatted(i),
                        ProblemCode.WRONG_TYPE,
                        "A record is an object: {\"field\": value, …}.");
            }
        }
        problems.throwIfAny();
    }
}
