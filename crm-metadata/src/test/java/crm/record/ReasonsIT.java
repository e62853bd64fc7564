package crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.record.Reason.Cause;
import crm.record.Reason.Saw;
import crm.record.Reason.State;
import crm.transaction.Caller;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Why fields are as they are, as each person may know. */
class ReasonsIT {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final Caller administrator = tenant.person("ada", Caller.ADMINISTRATOR, null);
    private final Caller rep = tenant.person("rosa", "rep", null);

    private static RecordPatch values(Map<String, ?> values) {
        return RecordPatch.of(values);
    }

    private static List<Reason> about(String field, List<Reason> all) {
        return all.stream().filter(reason -> reason.field().equals(field)).toList();
    }

    private List<Reason> ofNew(Caller caller, Map<String, ?> values) {
        return tenant.as(caller, records -> records.reasonsOfNew("sample", values(values)));
    }

    private static Map<String, Optional<Object>> saw(Reason reason) {
        return reason.saw().stream().collect(Collectors.toMap(saw -> saw.path().toString(), Saw::value));
    }

    @Test
    void a_condition_is_told_with_the_values_that_it_saw() {
        Reason required = about("reason", ofNew(rep, Map.of("colour", "blue"))).getFirst();

        assertThat(required.state()).isEqualTo(State.REQUIRED);
        assertThat(required.cause()).isEqualTo(Cause.REQUIRED_WHEN);
        assertThat(required.expression()).contains("colour == 'blue'");
        assertThat(saw(required)).containsExactly(Map.entry("colour", Optional.of("blue")));
        assertThat(about("reason", ofNew(rep, Map.of("colour", "red")))).isEmpty();
    }

    @Test
    void a_rule_that_would_refuse_a_change_is_told_at_its_field() {
        Record green = tenant.sample(Map.of("name", "g", "colour", "green", "price", new BigDecimal("50.00")));

        List<Reason> now = tenant.as(administrator, records -> records.reasons(green.ref(), values(Map.of())));
        List<Reason> dearer = tenant.as(
                administrator, records -> records.reasons(green.ref(), values(Map.of("price", new BigDecimal("500")))));

        assertThat(about("price", now)).isEmpty();
        Reason refused = about("price", dearer).getFirst();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.name()).isEqualTo("cheapWhenGreen");
        assertThat(saw(refused))
                .containsOnly(
                        Map.entry("colour", Optional.of("green")),
                        Map.entry("price", Optional.of(new BigDecimal("500"))));
        assertThat(tenant.<Record>run(records -> records.find(green.ref())).value("price"))
                .hasToString("Optional[50.00]");
    }

    @Test
    void a_lock_is_told_by_the_record_as_it_was() {
        Record sealed = tenant.sample(Map.of("name", "s", "checked", true, "sealed", "wax"));

        Reason locked = about(
                        "sealed",
                        tenant.as(
                                administrator,
                                records -> records.reasons(sealed.ref(), values(Map.of("checked", false)))))
                .getFirst();

        assertThat(locked.cause()).isEqualTo(Cause.READ_ONLY_WHEN);
        assertThat(saw(locked)).containsExactly(Map.entry("checked", Optional.of(true)));
    }

    @Test
    void rights_are_a_reason_of_their_own() {
        Record record = tenant.sample(Map.of("name", "s"));
        Caller auditor = new Caller(tenant.id(), record.owner(), Set.of("auditor"), "test");

        assertThat(about("price", tenant.as(auditor, records -> records.reasons(record.ref(), values(Map.of())))))
                .containsExactly(Reason.of("price", State.LOCKED, Cause.FIELD_RIGHTS));
    }

    @Test
    void what_is_not_shown_is_told_with_its_reason() {
        List<Reason> all = ofNew(administrator, Map.of("name", "a"));

        assertThat(about("tint", all)).extracting(Reason::cause).containsExactly(Cause.VISIBLE_WHEN);
        assertThat(about("name", all)).extracting(Reason::cause).containsExactly(Cause.FIELD);
    }

    @Test
    void the_reasons_agree_with_the_states() {
        Record record = tenant.sample(Map.of(
                "name", "s", "checked", true, "colour", "blue", "reason", "sea", "weight", new BigDecimal("65")));

        FieldStates states = tenant.run(records -> records.states(record));
        List<Reason> reasons = tenant.run(records -> records.reasons(record.ref(), values(Map.of())));

        assertThat(names(reasons, State.REQUIRED)).isEqualTo(states.required());
        assertThat(names(reasons, State.LOCKED)).isEqualTo(states.locked());
        assertThat(names(reasons, State.HIDDEN)).isEqualTo(states.absent());
    }

    private static Set<String> names(List<Reason> reasons, State state) {
        return reasons.stream()
                .filter(reason -> reason.state() == state && reason.cause() != Cause.LAYOUT)
                .map(Reason::field)
                .collect(Collectors.toSet());
    }
}
