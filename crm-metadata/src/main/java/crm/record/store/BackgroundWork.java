package crm.record.store;

import crm.record.store.Backlog.Due;
import java.util.Set;

/**
 * What is done to the records of an entity type batch by batch, in the order of their ids. Each batch is a transaction of
 * its own that notes how far it came: who is killed has done a batch or not, and whoever comes next goes on from there.
 */
public interface BackgroundWork {

    /** Records of one batch: their rows are locked that long. */
    int BATCH = 500;

    /** The kinds of work that it does. */
    Set<String> kinds();

    /** How many records it will go through; asked once, before the first batch. */
    long count(Due due);

    /** Does one batch, and notes its progress or its end in the {@link Backlog}. */
    void step(Due due);
}
