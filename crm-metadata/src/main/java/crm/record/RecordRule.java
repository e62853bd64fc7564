package crm.record;

/**
 * Behaviour of one entity type around a save, one concern a class, found by CDI through its {@link RuleFor}. Rules run
 * in the order of their class names, inside the transaction of the save; they may be run again when it is retried.
 */
public interface RecordRule {

    /**
     * Called before the record is checked and stored.
     *
     * @param before as it was; version 0 and without values when the record is new
     * @param after as it will be stored; may be changed
     * @throws crm.problem.ProblemException to refuse the save
     */
    void beforeSave(Record before, Record after);
}
