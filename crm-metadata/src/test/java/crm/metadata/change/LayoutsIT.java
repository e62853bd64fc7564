package crm.metadata.change;

import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.EntityType;
import crm.metadata.Layout;
import crm.metadata.Section;
import crm.record.RecordPatch;
import crm.transaction.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Layouts from the layer that says them to the person who sees them. */
class LayoutsIT {

    private static final String LAYOUTS = """
            {'extend': {'sample': {
                'recordTypes': {'solid_c': {'label': 'Solid'}, 'liquid_c': {'label': 'Liquid'}},
                'layouts': {
                    'lab_c': {'label': {'en': 'Lab', 'zh': '实验室'}, 'roles': ['auditor', 'outsider'], 'facts': ['weight'],
                        'form': [{'section': {'en': 'Scales', 'zh': '称重'}, 'columns': 1, 'tab': 'Lab', 'fields': ['name', 'weight', 'notes']}]},
                    'wet_c': {'label': 'Wet', 'recordTypes': ['liquid_c'], 'related': ['children']}}}}}""";

    private final Shaping shaping = new Shaping();

    private EntityType seen(String role, String recordType) {
        Caller caller =
                new Caller(shaping.tenant().id(), shaping.administrator().user(), Set.of(role), "test");
        return shaping.tenant()
                .as(caller, records -> records.access().laidOut(records.type("sample"), Optional.of(recordType)));
    }

    @Test
    void a_person_sees_the_layout_of_his_role_and_the_records_type() {
        shaping.patch(LAYOUTS);

        assertThat(seen("auditor", "liquid_c").form()).singleElement().satisfies(section -> {
            assertThat(section.label().in(java.util.Locale.CHINESE)).isEqualTo("称重");
            assertThat(section.columns()).isEqualTo(1);
            assertThat(section.tab()).map(tab -> tab.english()).contains("Lab");
        });
        assertThat(seen("auditor", "liquid_c").face().facts()).containsExactly("weight");
        assertThat(seen("rep", "liquid_c").related()).containsExactly("children");
        assertThat(seen("rep", "liquid_c").form()).hasSize(3);
        assertThat(seen("rep", "solid_c").related()).containsExactly("parts", "children", "mentions");
    }

    @Test
    void a_hidden_field_leaves_a_layout_and_a_hidden_layout_leaves_all_to_the_next() {
        shaping.patch(LAYOUTS);

        shaping.patch("{'extend': {'sample': {'fields': {'notes': {'hidden': true}}}}}");
        assertThat(seen("auditor", "solid_c").form())
                .flatExtracting(Section::fields)
                .containsExactly("name", "weight");

        shaping.patch("{'extend': {'sample': {'layouts': {'lab_c': {'hidden': true}}}}}");
        assertThat(seen("auditor", "liquid_c").related()).containsExactly("children");
    }

    @Test
    void a_layout_tells_nobody_of_a_field_that_is_hidden_from_him() {
        shaping.patch(LAYOUTS);

        EntityType seen = seen("outsider", "solid_c");

        assertThat(seen.form()).flatExtracting(Section::fields).containsExactly("name");
        assertThat(seen.face().facts()).isEmpty();
        assertThat(seen.layouts().getFirst().facts()).contains(List.of());
    }

    @Test
    void an_order_decides_between_layouts_that_fit_alike() {
        shaping.patch(LAYOUTS);

        shaping.patch("{'extend': {'sample': {'order': {'layouts': ['wet_c']}}}}");

        assertThat(shaping.type("sample").layouts()).extracting(Layout::name).containsExactly("wet_c", "lab_c");
        assertThat(seen("auditor", "liquid_c").face().facts()).doesNotContain("weight");
    }

    @Test
    void a_layout_keeps_nobody_from_a_field_that_it_lacks() {
        shaping.patch(LAYOUTS);

        var made = shaping.as(records ->
                records.create("sample", RecordPatch.of(Map.of("name", "a", "recordType", "liquid_c", "code", "x1"))));

        assertThat(shaping.read(made).value("code")).contains("x1");
    }

    @Test
    void a_plan_tells_each_layout_by_itself_and_what_it_speaks_of_holds() {
        assertThat(shaping.changes(LAYOUTS))
                .contains("added layout /sample/layouts/lab_c", "added layout /sample/layouts/wet_c");
        shaping.patch(LAYOUTS);

        assertThat(shaping.changes("{'extend': {'sample': {'layouts': {'lab_c': {'facts': []}, 'wet_c': null}}}}"))
                .containsExactlyInAnyOrder(
                        "changed layout /sample/layouts/lab_c", "deleted layout /sample/layouts/wet_c");
        assertThat(shaping.problems("{'extend': {'sample': {'recordTypes': {'liquid_c': null}}}}"))
                .containsExactly("/extend/sample/layouts/wet_c/recordTypes UNKNOWN_OPTION");
    }
}
