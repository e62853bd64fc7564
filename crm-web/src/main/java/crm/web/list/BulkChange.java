package crm.web.list;

import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.edit.FieldWords;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes several records, each by itself: what one may not become does not hold up the others. */
@Singleton
public class BulkChange {

    /** More than this are not changed at once: a click has to answer. */
    public static final int MOST = 1_000;

    private final Session session;
    private final Records records;

    @Inject
    public BulkChange(Session session, Records records) {
        this.session = session;
        this.records = records;
    }

    /**
     * What became of a change.
     *
     * @param undo takes back what was done
     */
    public record Outcome(int done, List<Refusal> refusals, List<Undo> undo) {}

    /** A record that stayed as it was, and why. */
    public record Refusal(Record record, ProblemException problem) {

        /** As sentences. */
        public static List<String> told(List<Refusal> refusals, Language language) {
            FieldWords words = new FieldWords(language);
            return refusals.stream()
                    .map(refusal -> language.t(
                            "list.refusal",
                            refusal.record().title(),
                            words.problem(refusal.record().type(), refusal.problem())))
                    .toList();
        }
    }

    /** Takes one record's change back. */
    public record Undo(Record record, Runnable step) {}

    /**
     * Gives a field of every record a value, or takes it away with null.
     *
     * @param note why, in the person's words; may be empty
     */
    public Outcome set(List<Record> chosen, String field, @Nullable Object value, String note) {
        return each(chosen, record -> {
            Optional<Object> old = session.run(() -> replace(record.ref(), field, value, note));
            return () -> session.run(() -> replace(record.ref(), field, old.orElse(null), ""));
        });
    }

    /** @return what was there before */
    private Optional<Object> replace(RecordRef ref, String field, @Nullable Object value, String note) {
        Optional<Object> before = records.find(ref).value(field);
        Map<String, @Nullable Object> patch = Collections.singletonMap(field, value);
        records.update(ref, RecordPatch.of(patch).because(note));
        return before;
    }

    /** Says what would go with the records, and deletes them once the person wants it. */
    void askBeforeDeleting(List<Record> chosen, String what, Language language, Runnable delete) {
        List<RecordRef> refs = chosen.stream().map(Record::ref).toList();
        DeleteQuestion.ask(what, refs, session, records, language, delete);
    }

    public Outcome delete(List<Record> chosen) {
        return each(chosen, record -> {
            session.run(() -> records.delete(record.ref(), OptionalInt.empty()));
            return () -> session.run(() -> records.restore(record.ref()));
        });
    }

    private static Outcome each(List<Record> chosen, Function<Record, Runnable> change) {
        List<Undo> undo = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Record record : chosen) {
            try {
                undo.add(new Undo(record, change.apply(record)));
            } catch (ProblemException e) {
                refusals.add(new Refusal(record, e));
            }
        }
        return new Outcome(undo.size(), List.copyOf(refusals), List.copyOf(undo));
    }

    /** @return those that could not be taken back */
    public List<Refusal> undo(List<Undo> steps) {
        List<Refusal> refusals = new ArrayList<>();
        for (Undo undo : steps) {
            try {
                undo.step().run();
            } catch (ProblemException e) {
                refusals.add(new Refusal(undo.record(), e));
            }
        }
        return refusals;
    }
}
