package crm.web.record;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Saves changes of a record that others may have changed since it was read. What does not collide is merged without a
 * question; what does is asked.
 */
@Singleton
public class RecordSaving {

    /** Somebody can save between our reading and our writing, but hardly three times. */
    private static final int ATTEMPTS = 3;

    private final Session session;
    private final Records records;

    @Inject
    public RecordSaving(Session session, Records records) {
        this.session = session;
        this.records = records;
    }

    /** @param base as the person saw the record when he began to change it */
    SaveOutcome save(Record base, Map<String, @Nullable Object> changes) {
        return save(base, changes, "");
    }

    /** @param note why, in the person's words; may be empty */
    SaveOutcome save(Record base, Map<String, @Nullable Object> changes, String note) {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.run(() -> attempt(base, changes, note));
            } catch (ProblemException problem) {
                if (problem.code() == ProblemCode.NOT_FOUND) {
                    return new SaveOutcome.Gone();
                }
                if (problem.code() != ProblemCode.STALE_VERSION || attempt >= ATTEMPTS) {
                    return new SaveOutcome.Refused(problem);
                }
            }
        }
    }

    private SaveOutcome attempt(Record base, Map<String, @Nullable Object> changes, String note) {
        Record now = records.find(base.ref());
        Merge merge = Merge.of(base, now, changes);
        if (!merge.colliding().isEmpty()) {
            return new SaveOutcome.Collided(base, now, changes, merge);
        }
        RecordPatch patch = RecordPatch.of(changes).because(note).expecting(now.version());
        Record saved = records.update(base.ref(), patch);
        return new SaveOutcome.Saved(saved, now.version() != base.version());
    }
}
