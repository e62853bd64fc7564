package crm.admin;

import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.RecordPage;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.record.query.RecordQuery;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Creates the records of a list that are not there yet, known by a field that tells them apart. Some are saved with every
 * transaction, so a repetition after a kill goes on where the last one stopped.
 */
public final class MissingRecords {

    /** Large enough that the tenant's clock is not the bound, small enough to show progress and to hold locks shortly. */
    private static final int AT_ONCE = 250;

    private final Transactions transactions;
    private final Records records;
    private final Caller caller;

    public MissingRecords(Transactions transactions, Records records, Caller caller) {
        this.transactions = transactions;
        this.records = records;
        this.caller = caller;
    }

    /** As {@link #create(String, String, List, IntConsumer)}, without a word of its progress. */
    public KnownRecords create(String entity, String key, List<WantedRecord> wanted) {
        return create(entity, key, wanted, _ -> {});
    }

    /**
     * @param key the text field that tells records of the entity type apart
     * @param progress hears how many of the wanted are there, after every transaction
     * @return all records of the entity type, those found as well as those made
     */
    public KnownRecords create(String entity, String key, List<WantedRecord> wanted, IntConsumer progress) {
        KnownRecords found = transactions.run(caller, () -> present(entity, key));
        List<WantedRecord> missing =
                wanted.stream().filter(record -> !found.has(record.key())).toList();
        KnownRecords known = found;
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            stopIfAsked();
            List<WantedRecord> some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            known = createSome(entity, some, known);
            progress.accept(wanted.size() - missing.size() + from + some.size());
        }
        return known;
    }

    private KnownRecords createSome(String entity, List<WantedRecord> some, KnownRecords before) {
        return transactions.run(caller, () -> {
            KnownRecords known = before.copy();
            for (WantedRecord wanted : some) {
                RecordPatch values = RecordPatch.of(wanted.values().apply(known));
                known.add(wanted.key(), records.create(entity, values).ref());
            }
            return known;
        });
    }

    private KnownRecords present(String entity, String key) {
        EntityType type = records.type(entity);
        RecordQuery query = RecordQuery.all(type).limit(RecordQuery.MAX_LIMIT);
        KnownRecords present = KnownRecords.none(entity);
        RecordPage page = records.list(query);
        add(page, key, present);
        while (page.next().isPresent()) {
            page = records.list(query.after(page.next()));
            add(page, key, present);
        }
        return present;
    }

    private static void add(RecordPage page, String key, KnownRecords known) {
        page.records().forEach(found -> found.value(key, String.class).ifPresent(text -> known.add(text, found.ref())));
    }

    private static void stopIfAsked() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "Stopped while creating records.");
        }
    }
}
