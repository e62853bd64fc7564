package crm.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {

    private static final List<Section> EVERYBODYS = List.of(section("All", "name", "owner"));

    private static final Layout ON_SITE = layout("onSite", "technician", "");
    private static final Layout PARTS = layout("parts", "", "parts");
    private static final Layout REPS_PARTS = layout("repsParts", "rep", "parts");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            technician,       -,       onSite
            technician,       service, onSite
            technician,       parts,   onSite
            rep,              -,       -
            rep,              service, -
            rep,              parts,   repsParts
            manager,          parts,   parts
            'rep,technician', parts,   onSite
            '',               -,       -
            """)
    void the_first_layout_that_fits_person_and_record_counts(String roles, String recordType, String expected) {
        EntityType type = type().withLayouts(List.of(ON_SITE, REPS_PARTS, PARTS));

        EntityType seen = type.laidOut(names(roles), Optional.ofNullable(recordType));

        assertThat(seen.form().getFirst().label().english()).isEqualTo(expected == null ? "All" : expected);
    }

    @Test
    void what_a_layout_does_not_say_is_as_everybody_has_it() {
        Layout facts = new Layout(
                "facts", Label.of("Facts"), Set.of("rep"), Set.of(), Optional.empty(), said("owner"), Optional.empty());

        EntityType seen = type().withLayouts(List.of(facts)).laidOut(Set.of("rep"), Optional.empty());

        assertThat(seen.face().facts()).containsExactly("owner");
        assertThat(seen.form()).isEqualTo(EVERYBODYS);
        assertThat(seen.related()).containsExactly("children");
    }

    @Test
    void a_layout_hides_no_field() {
        EntityType seen = type().withLayouts(List.of(ON_SITE)).laidOut(Set.of("technician"), Optional.empty());

        assertThat(seen.form()).flatExtracting(Section::fields).containsExactly("name");
        assertThat(seen.findField("code")).isPresent();
    }

    @Test
    void a_layout_that_earlier_ones_leave_nothing_is_never_reached() {
        Layout both = layout("both", "rep technician", "");

        assertThat(REPS_PARTS.isReachedAfter(List.of(ON_SITE))).isTrue();
        assertThat(REPS_PARTS.isReachedAfter(List.of(PARTS))).isFalse();
        assertThat(both.isReachedAfter(List.of(ON_SITE, REPS_PARTS))).isTrue();
        assertThat(both.isReachedAfter(List.of(ON_SITE, layout("reps", "rep", ""))))
                .isFalse();
    }

    private static EntityType type() {
        return new EntityType(
                "thing",
                999,
                Label.of("Thing"),
                Label.of("Things"),
                "box",
                "name",
                List.of(field("name"), field("code")),
                List.of(),
                EVERYBODYS,
                List.of("children"),
                List.of(),
                Face.NONE);
    }

    private static Field field(String name) {
        return Field.system(name, name, new TextType(100), false, new Storage.InColumn(name, false));
    }

    private static Layout layout(String name, String roles, String recordTypes) {
        return new Layout(
                name,
                Label.of(name),
                names(roles),
                names(recordTypes),
                Optional.of(List.of(section(name, "name"))),
                Optional.empty(),
                Optional.empty());
    }

    private static Section section(String label, String... fields) {
        return new Section(Label.of(label), List.of(fields), Section.COLUMNS, Optional.empty());
    }

    private static Optional<List<String>> said(String... names) {
        return Optional.of(List.of(names));
    }

    private static Set<String> names(String names) {
        return names.isEmpty() ? Set.of() : Set.of(names.split("[, ]"));
    }
}
