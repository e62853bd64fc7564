package crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.journal.History;
import crm.journal.PastChange;
import crm.kernel.SampleTenant;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told to a role of single fields beside their values: what happened to them, where they stand, and why. */
class ToldOfFieldsIT {

    private final LimitedSample sample = new LimitedSample();
    private final SampleTenant tenant = sample.tenant();
    private final Record whole = sample.whole();

    @Test
    void history_has_no_hidden_field_and_no_masked_value() {
        tenant.run(records -> records.update(whole.ref(), RecordPatch.of(Map.of("reason", "another"))));
        tenant.run(records -> records.update(whole.ref(), LimitedSample.named("Grace")));

        assertThat(history(FieldAccess.HIDDEN))
                .isEqualTo("[{\"name\":[\"Ada\",\"Grace\"]}, {\"name\":[null,\"Ada\"],\"owner\":[null,\"%s\"]}]"
                        .formatted(whole.owner()));
        assertThat(history(FieldAccess.MASKED))
                .contains("\"reason\":[{\"masked\":\"••••\"},{\"masked\":\"••••\"}]", "\"price\":[null,{\"masked\"")
                .doesNotContain("another", "99.5", "confidence", "6789");
        assertThat(history(FieldAccess.READ)).contains("another", "99.5", "confidence");
        assertThat(tenant.<List<PastChange>>as(
                        sample.person(FieldAccess.HIDDEN), records -> records.history(whole.ref(), History.NEWEST, 1)))
                .hasSize(1);
    }

    @Test
    void a_page_of_history_goes_on_behind_changes_that_are_hidden() {
        for (int i = 0; i < 7; i++) {
            int number = i;
            tenant.run(records -> records.update(whole.ref(), RecordPatch.of(Map.of("reason", "reason " + number))));
        }

        assertThat(tenant.<List<PastChange>>as(
                        sample.person(FieldAccess.HIDDEN), records -> records.history(whole.ref(), History.NEWEST, 2)))
                .singleElement()
                .satisfies(change -> assertThat(change.version()).isEqualTo(1));
    }

    private String history(FieldAccess access) {
        return tenant.as(sample.person(access), records -> records.history(whole.ref(), History.NEWEST, 50)).stream()
                .map(change -> change.delta().toString())
                .toList()
                .toString();
    }

    @Test
    void titles_are_told_of_what_is_seen_to_be_referred_to() {
        assertThat(titles(FieldAccess.HIDDEN)).isEmpty();
        assertThat(titles(FieldAccess.MASKED)).isEmpty();
        assertThat(titles(FieldAccess.READ)).containsValue("Parent");
    }

    private Map<RecordRef, String> titles(FieldAccess access) {
        return tenant.as(sample.person(access), records -> {
            Record seen = records.find(whole.ref());
            return records.titles(
                    List.of(seen), seen.type().lookups().map(Field::name).toList());
        });
    }

    @Test
    void lists_and_layouts_know_of_no_hidden_field() {
        EntityType type = tenant.as(sample.person(FieldAccess.HIDDEN), records -> records.type("sample"));

        assertThat(type.fields()).extracting(Field::name).containsExactly("name");
        assertThat(type.storedFields()).extracting(Field::name).containsExactly("name");
        assertThat(type.lists()).singleElement().satisfies(list -> {
            assertThat(list.name()).isEqualTo("all");
            assertThat(list.columns()).containsExactly("name", "owner");
        });
        assertThat(type.face().facts()).containsExactly("owner");
        assertThat(type.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.when()).isEqualTo("false");
            assertThat(rule.field()).isEmpty();
        });
        assertThat(type.related()).containsExactly("parts");
    }

    @Test
    void a_list_whose_condition_is_not_seen_is_not_offered() {
        assertThat(lists(FieldAccess.MASKED)).containsExactly("all");
        assertThat(lists(FieldAccess.READ)).containsExactly("dear", "all");
    }

    private List<String> lists(FieldAccess access) {
        return tenant
                .as(sample.person(access), records -> records.type("sample").lists())
                .stream()
                .map(list -> list.name())
                .toList();
    }

    @Test
    void states_follow_the_whole_record_and_name_no_hidden_field() {
        tenant.run(records -> records.update(whole.ref(), RecordPatch.of(Map.of("colour", "blue"))));

        assertThat(required(FieldAccess.EDIT)).containsExactlyInAnyOrder("name", "reason");
        assertThat(required(FieldAccess.READ)).containsExactlyInAnyOrder("name", "reason");
        assertThat(required(FieldAccess.HIDDEN)).containsExactly("name");
    }

    /** The values are red, checked, 1.125 and so on: none of them may stand in a reason of somebody who does not see it. */
    @ParameterizedTest
    @EnumSource(
            value = FieldAccess.class,
            names = {"HIDDEN", "MASKED"})
    void a_reason_names_no_field_and_no_value_that_is_not_seen(FieldAccess access) {
        List<Reason> reasons =
                tenant.as(sample.person(access), records -> records.reasons(whole.ref(), LimitedSample.named("Ada")));
        List<Reason> ofNew =
                tenant.as(sample.person(access), records -> records.reasonsOfNew("sample", LimitedSample.named("New")));

        assertThat(Stream.of(reasons, ofNew).flatMap(List::stream)).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.expression()).isEmpty();
            assertThat(reason.saw()).isEmpty();
            assertThat(access != FieldAccess.HIDDEN || reason.field().equals("name"))
                    .isTrue();
        });
    }

    private Set<String> required(FieldAccess access) {
        return tenant.as(
                sample.person(access),
                records -> records.states(records.find(whole.ref())).required());
    }

    @Test
    void the_most_generous_of_several_roles_wins_and_one_without_rights_says_nothing() {
        assertThat(access("outsider")).isEqualTo(FieldAccess.HIDDEN);
        assertThat(access("outsider", "assistant")).isEqualTo(FieldAccess.MASKED);
        assertThat(access("outsider", "assistant", "auditor")).isEqualTo(FieldAccess.READ);
        assertThat(access("outsider", "rep")).isEqualTo(FieldAccess.EDIT);
        assertThat(access("outsider", "emperor")).isEqualTo(FieldAccess.HIDDEN);
    }

    private FieldAccess access(String... roles) {
        Caller caller = new Caller(tenant.id(), whole.owner(), Set.of(roles), "test");
        return tenant.as(caller, records -> records.access().view().access("sample", "price"));
    }

    @Test
    void who_has_no_limits_works_with_the_tenants_own_snapshot() {
        Caller rep = new Caller(tenant.id(), whole.owner(), Set.of("rep"), "test");

        assertThat(tenant.<Boolean>as(
                        rep,
                        records ->
                                records.metadata() == tenant.kernel().metadata.current()))
                .isTrue();
        assertThat(tenant.<EntityType>as(sample.person(FieldAccess.HIDDEN), records -> records.type("sample")))
                .isSameAs(tenant.as(sample.person(FieldAccess.HIDDEN), records -> records.type("sample")));
    }
}
