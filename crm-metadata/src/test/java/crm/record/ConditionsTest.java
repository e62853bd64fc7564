package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.expression.Cost;
import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.LongTextType;
import crm.metadata.Metadata;
import crm.metadata.Storage;
import crm.metadata.TextType;
import crm.metadata.ValidationRule;
import crm.problem.ProblemCode;
import crm.record.Reason.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final UUID SOMEBODY = new UUID(0, 1);

    private final Field name = field("name", new TextType(100), true, FieldConditions.NONE);
    private final Field notes = field("notes", new LongTextType(100_000), false, FieldConditions.NONE);
    private final Field reason =
            field("reason", new TextType(100), false, when("name == 'lost'", "name != 'new'", "name == 'old'"));

    @Test
    void a_field_says_by_which_condition_it_is_what_it_is() {
        assertThat(conditions(record("lost")).requires(reason))
                .contains(Reason.of("reason", Reason.State.REQUIRED, Cause.REQUIRED_WHEN, "name == 'lost'"));
        assertThat(conditions(record("new")).hides(reason))
                .contains(Reason.of("reason", Reason.State.HIDDEN, Cause.VISIBLE_WHEN, "name != 'new'"));
        assertThat(conditions(record("old")).locks(reason))
                .contains(Reason.of("reason", Reason.State.LOCKED, Cause.READ_ONLY_WHEN, "name == 'old'"));
    }

    @Test
    void what_does_not_hold_has_no_reason() {
        Conditions open = conditions(record("open"));

        assertThat(open.requires(reason)).isEmpty();
        assertThat(open.hides(reason)).isEmpty();
        assertThat(open.locks(reason)).isEmpty();
        assertThat(open.refusals()).isEmpty();
    }

    @Test
    void a_field_that_is_always_required_says_so_itself() {
        assertThat(conditions(record("open")).requires(name))
                .contains(Reason.of("name", Reason.State.REQUIRED, Cause.FIELD));
    }

    @Test
    void a_rule_that_refuses_is_named_with_its_field() {
        Conditions broken = conditions(record("bad"), rule("isGood", "name == 'bad'"), rule("isNew", "name == 'old'"));

        assertThat(broken.refusals())
                .containsExactly(Reason.of("reason", Reason.State.REFUSED, Cause.RULE, "name == 'bad'")
                        .named("isGood"));
    }

    @Test
    void rules_that_read_a_long_text_again_and_again_are_stopped() {
        Record record = record("open");
        record.set("notes", "x".repeat(100_000));
        String often = String.join(
                " || ",
                IntStream.range(0, 30)
                        .mapToObj("notes.contains('y%d')"::formatted)
                        .toList());
        ValidationRule[] rules =
                IntStream.range(0, 5).mapToObj(i -> rule("rule" + i, often)).toArray(ValidationRule[]::new);

        assertThat(conditions(record, rules[0]).refusals()).isEmpty();
        assertProblem(() -> conditions(record, rules).refusals().toList()).hasCode(ProblemCode.LIMIT_REACHED);
        assertThat(Cost.MOST).isLessThan(5L * 30 * 100_000);
    }

    private Conditions conditions(Record record, ValidationRule... rules) {
        EntityType type = type(rules);
        Record typed = Record.fresh(type, record.id(), SOMEBODY, Instant.EPOCH);
        List.of("name", "notes", "reason")
                .forEach(field -> record.value(field).ifPresent(value -> typed.set(field, value)));
        return new Conditions(
                new Expressions(),
                new Metadata(1, Map.of("thing", type), Map.of()),
                typed,
                typed::value,
                new ExpressionContext(LocalDate.EPOCH, SOMEBODY));
    }

    private Record record(String named) {
        Record record = Record.fresh(type(), new UUID(0, 2), SOMEBODY, Instant.EPOCH);
        record.set("name", named);
        return record;
    }

    private EntityType type(ValidationRule... rules) {
        return new EntityType(
                "thing",
                900,
                Label.of("Thing"),
                Label.of("Things"),
                "box",
                "name",
                List.of(name, notes, reason),
                List.of(),
                List.of(),
                List.of(),
                List.of(rules),
                Face.NONE);
    }

    private static ValidationRule rule(String name, String when) {
        return new ValidationRule(name, when, Label.of("No"), Optional.of("reason"));
    }

    private static FieldConditions when(String required, String visible, String readOnly) {
        return new FieldConditions(Optional.of(required), Optional.of(visible), Optional.of(readOnly));
    }

    private static Field field(String name, FieldType type, boolean required, FieldConditions conditions) {
        return new Field(
                name,
                Label.of(name),
                type,
                required,
                false,
                false,
                Optional.empty(),
                conditions,
                new Storage.InValues());
    }
}
