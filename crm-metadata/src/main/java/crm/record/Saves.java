package crm.record;

import crm.journal.Change;
import crm.journal.Journal;
import crm.metadata.EntityType;
import crm.record.store.RecordStore;
import crm.record.store.RollUps;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes records with all that goes with them: the words they are found by, what they refer to, the sums over them, their
 * unique values, and one change in the journal for each. That they are in order and may be written was decided before.
 */
@Singleton
public class Saves {

    private final RecordStore store;
    private final RollUps rollUps;
    private final References references;
    private final Journal journal;

    @Inject
    public Saves(RecordStore store, RollUps rollUps, References references, Journal journal) {
        this.store = store;
        this.rollUps = rollUps;
        this.references = references;
        this.journal = journal;
    }

    void made(Sight sight, EntityType type, List<Draft> all) {
        List<Record> made = all.stream().map(Draft::after).toList();
        store.insert(type, made.stream().map(Record::row).toList(), sight.language());
        SearchWords.made(type, made);
        boolean counted = rollUps.isOver(type);
        UniqueValues unique = sight.unique();
        for (Draft draft : all) {
            unique.made(draft.after(), draft.place());
            references.index(draft.before(), draft.after());
            if (counted) {
                rollUps.changed(type, null, draft.after().row());
            }
            append(draft.before(), draft.after(), Change.Kind.CREATE, draft.note());
        }
    }

    void changed(Sight sight, Record before, Record record, Optional<String> note) {
        save(sight, before, record, Change.Kind.UPDATE, note);
        sight.unique().changed(record.type(), Optional.of(before), Optional.of(record));
    }

    void deleted(Sight sight, List<Record> all) {
        UniqueValues unique = sight.unique();
        Instant now = Sight.now();
        for (Record record : all) {
            Record before = marked(sight, record, now, Change.Kind.DELETE);
            unique.changed(record.type(), Optional.of(before), Optional.empty());
        }
    }

    void restored(Sight sight, List<Record> all) {
        UniqueValues unique = sight.unique();
        for (Record record : all) {
            marked(sight, record, null, Change.Kind.RESTORE);
            rollUps.restored(record.type(), record.id());
            unique.changed(record.type(), Optional.empty(), Optional.of(record));
        }
    }

    private Record marked(Sight sight, Record record, @Nullable Instant deletedAt, Change.Kind kind) {
        Record before = record.copy();
        record.deleted(deletedAt);
        save(sight, before, record, kind, Optional.empty());
        return before;
    }

    private void save(Sight sight, Record before, Record record, Change.Kind kind, Optional<String> note) {
        record.saved(
                before.version() + 1,
                Sight.now(),
                Transaction.current().caller().user());
        store.update(record.type(), record.row(), sight.language());
        references.saved(before, record);
        SearchWords.saved(before, record);
        if (rollUps.isOver(record.type())) {
            rollUps.changed(record.type(), before.row(), record.row());
        }
        append(before, record, kind, note);
    }

    private void append(Record before, Record record, Change.Kind kind, Optional<String> note) {
        journal.append(new Change(
                record.type().id(), record.id(), record.version(), kind, Delta.between(before, record), note));
    }
}
