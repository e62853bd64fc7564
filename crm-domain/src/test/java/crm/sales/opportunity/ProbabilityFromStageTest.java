package crm.sales.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.metadata.PicklistType.Option;
import crm.metadata.Storage;
import crm.metadata.TextType;
import crm.record.Record;
import crm.record.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProbabilityFromStageTest {

    private static final EntityType OPPORTUNITY = opportunity();

    private final ProbabilityFromStage rule = new ProbabilityFromStage();

    @Test
    void a_new_deal_takes_the_probability_of_its_stage() {
        Record deal = deal(Map.of("stage", "engaging"));

        rule.beforeSave(deal(Map.of()), deal);

        assertThat(deal.value("probability")).contains(percent("30.00"));
    }

    @Test
    void a_deal_that_moves_takes_the_probability_of_the_new_stage() {
        Record before = deal(Map.of("stage", "engaging", "probability", percent("35.00")));
        Record after = before.copy();
        after.set("stage", "won");

        rule.beforeSave(before, after);

        assertThat(after.value("probability")).contains(percent("100.00"));
    }

    @Test
    void a_probability_given_with_the_stage_stays() {
        Record before = deal(Map.of("stage", "engaging", "probability", percent("30.00")));
        Record after = before.copy();
        after.set("stage", "won");
        after.set("probability", percent("95.00"));

        rule.beforeSave(before, after);

        assertThat(after.value("probability")).contains(percent("95.00"));
    }

    @Test
    void a_deal_that_stays_in_its_stage_keeps_its_probability() {
        Record before = deal(Map.of("stage", "engaging", "probability", percent("35.00")));
        Record after = before.copy();
        after.set("name", "Renamed");

        rule.beforeSave(before, after);

        assertThat(after.value("probability")).contains(percent("35.00"));
    }

    @Test
    void a_stage_that_says_no_probability_changes_none() {
        Record before = deal(Map.of("stage", "engaging", "probability", percent("35.00")));
        Record after = before.copy();
        after.set("stage", "parked_c");

        rule.beforeSave(before, after);

        assertThat(after.value("probability")).contains(percent("35.00"));
    }

    private static Record deal(Map<String, Object> values) {
        UUID someone = new UUID(0, 1);
        Instant now = Instant.EPOCH;
        return new Record(OPPORTUNITY, new Row(new UUID(0, 2), 1, values, someone, now, someone, now, someone, null));
    }

    private static BigDecimal percent(String text) {
        return new BigDecimal(text);
    }

    private static EntityType opportunity() {
        PicklistType stages = new PicklistType(List.of(
                new Option("engaging", Label.of("Engaging"), Map.of("probability", percent("30"))),
                new Option("won", Label.of("Won"), Map.of("probability", percent("100"), "closed", true)),
                new Option("parked_c", Label.of("Parked"), Map.of())));
        NumberType percent = new NumberType(NumberType.Unit.PERCENT, 2, BigDecimal.ZERO, percent("100"));
        Label label = Label.of("Opportunity");
        return new EntityType(
                "opportunity",
                5,
                label,
                label,
                "handshake",
                "name",
                List.of(field("name", new TextType(200)), field("stage", stages), field("probability", percent)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Face.NONE);
    }

    private static Field field(String name, FieldType type) {
        return new Field(
                name,
                Label.of(name),
                type,
                false,
                false,
                false,
                Optional.empty(),
                FieldConditions.NONE,
                new Storage.InValues());
    }
}
