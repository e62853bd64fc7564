package crm.sales.opportunity;

import crm.metadata.PicklistType;
import crm.metadata.PicklistType.Option;
import crm.record.Record;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The stages of a tenant's pipeline, as the options of {@code stage} say. */
final class Stages {

    static final String STAGE = "stage";

    private static final String PROBABILITY = "probability";

    private Stages() {}

    /** How likely a deal of this stage is won, in percent; empty where the stage does not say. */
    static Optional<BigDecimal> probability(Record opportunity) {
        return stage(opportunity)
                .map(stage -> stage.attributes().get(PROBABILITY))
                .map(Stages::percent);
    }

    /** A percent field keeps two decimals. */
    private static BigDecimal percent(Object attribute) {
        return ((BigDecimal) attribute).setScale(2, RoundingMode.HALF_UP);
    }

    private static Optional<Option> stage(Record opportunity) {
        PicklistType stages = (PicklistType) opportunity.type().field(STAGE).type();
        return opportunity.value(STAGE, String.class).flatMap(stages::option);
    }
}
