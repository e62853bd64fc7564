package crm.admin;

import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.RecordPage;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.record.query.RecordQuery;
import crm.tenant.Caller;
import crm.transaction.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * @param key the field that tells records apart; a text that all wanted records have
     * @param wanted values by field
     * @param progress hears how many are there, after every transaction
     * @return all records of the entity type, those found as well as those made
     */
    public KnownRecords create(String entity, String key, List<Map<String, Object>> wanted, IntConsumer progress) {
        KnownRecords known = transactions.run(caller, () -> present(entity, key));
        List<Map<String, Object>> missing =
                wanted.stream().filter(values -> !known.has(keyOf(values, key))).toList();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            List<Map<String, Object>> some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            known.addAll(transactions.run(caller, () -> create(entity, key, some)));
            progress.accept(wanted.size() - missing.size() + from + some.size());
            stopIfAsked();
        }
        return known;
    }

    private KnownRecords create(String entity, String key, List<Map<String, Object>> some) {
        KnownRecords made = new KnownRecords(entity);
        for (Map<String, Object> values : some) {
            made.add(
                    keyOf(values, key),
                    records.create(entity, RecordPatch.of(values)).ref());
        }
        return made;
    }

    private KnownRecords present(String entity, String key) {
        EntityType type = records.type(entity);
        RecordQuery query = RecordQuery.all(type).limit(RecordQuery.MAX_LIMIT);
        KnownRecords present = new KnownRecords(entity);
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

    private static String keyOf(Map<String, Object> values, String key) {
        return (String) Objects.requireNonNull(values.get(key), key);
    }

    private static void stopIfAsked() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "Stopped while creating records.");
        }
    }
}
