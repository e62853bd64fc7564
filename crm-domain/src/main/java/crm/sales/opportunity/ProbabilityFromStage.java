package crm.sales.opportunity;

import crm.record.Record;
import crm.record.RecordRule;
import crm.record.RuleFor;

/** A deal that moves to another stage takes on that stage's probability, unless it is given one in the same breath. */
@RuleFor("opportunity")
class ProbabilityFromStage implements RecordRule {

    private static final String PROBABILITY = "probability";

    @Override
    public void beforeSave(Record before, Record after) {
        if (!after.changedSince(before, Stages.STAGE) || after.changedSince(before, PROBABILITY)) {
            return;
        }
        Stages.probability(after).ifPresent(probability -> after.set(PROBABILITY, probability));
    }
}
