package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.record.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picklist whose options go with what another field says. */
class DependentOptionsIT {

    private static final String FIELDS = """
            {'extend': {'sample': {'fields': {
                'country_c': {'type': 'picklist', 'values': {'germany': {'label': 'Germany'}, 'france': {'label': 'France'}}},
                'city_c': {'type': 'picklist', 'dependsOn': 'country_c', 'default': 'berlin', 'values': {
                    'berlin': {'label': 'Berlin', 'for': ['germany']}, 'paris': {'label': 'Paris', 'for': ['france']},
                    'other': {'label': 'Other'}}},
                'quarters_c': {'type': 'multiPicklist', 'dependsOn': 'checked', 'values': {
                    'north': {'label': 'North', 'for': ['true']}, 'south': {'label': 'South'}}}}}}}""";

    private final Shaping shaping = new Shaping();

    private Record sample(String values) {
        return shaping.create("sample", "{'name': 'a', %s}".formatted(values));
    }

    @Test
    void only_what_goes_with_the_other_field_is_taken() {
        shaping.patch(FIELDS);

        assertThat(sample("'country_c': 'germany'").value("city_c")).contains("berlin");
        assertThat(sample("'country_c': 'france'").value("city_c")).isEmpty();
        assertThat(sample("'city_c': 'other'").value("city_c")).contains("other");
        assertProblem(() -> sample("'country_c': 'france', 'city_c': 'berlin'")).hasErrors("city_c UNKNOWN_OPTION");
        assertProblem(() -> sample("'city_c': 'paris'")).hasErrors("city_c UNKNOWN_OPTION");
        assertProblem(() -> sample("'quarters_c': ['north', 'south']")).hasErrors("quarters_c UNKNOWN_OPTION");
        assertThat(sample("'checked': true, 'quarters_c': ['north', 'south']").version())
                .isEqualTo(1);
    }

    @Test
    void another_value_of_the_other_field_is_a_problem_and_never_silent() {
        shaping.patch(FIELDS);
        Record record = sample("'country_c': 'germany', 'city_c': 'berlin'");

        assertProblem(() -> shaping.update(record, "{'country_c': 'france'}")).hasErrors("city_c UNKNOWN_OPTION");
        assertProblem(() -> shaping.update(record, "{'country_c': null}")).hasErrors("city_c UNKNOWN_OPTION");
        assertThat(shaping.update(record, "{'country_c': 'france', 'city_c': null}")
                        .value("city_c"))
                .isEmpty();
    }

    @Test
    void what_was_there_before_stays_while_neither_changes() {
        shaping.patch(FIELDS);
        Record record = sample("'country_c': 'germany', 'city_c': 'berlin'");

        shaping.patch("{'extend': {'sample': {'fields': {'city_c': {'values': {'berlin': {'for': ['france']}}}}}}}");

        assertThat(shaping.update(record, "{'name': 'b'}").value("city_c")).contains("berlin");
        assertProblem(() -> shaping.update(record, "{'country_c': 'germany', 'city_c': 'paris'}"))
                .hasErrors("city_c UNKNOWN_OPTION");
    }

    @Test
    void what_depends_on_a_hidden_field_depends_on_nothing() {
        shaping.patch(FIELDS);
        shaping.patch("{'extend': {'sample': {'fields': {'country_c': {'hidden': true}}}}}");

        assertThat(sample("'city_c': 'paris'").value("city_c")).contains("paris");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'dependsOn': 'nothing'}                                  | /dependsOn         | WRONG_TYPE
            {'dependsOn': 'price'}                                    | /dependsOn         | WRONG_TYPE
            {'dependsOn': 'city_c'}                                   | /dependsOn         | CYCLE
            {'dependsOn': null}                                       | /dependsOn         | REQUIRED
            {'dependsOn': 'colour'}                                   | /values/berlin/for | UNKNOWN_OPTION
            {'values': {'berlin': {'for': ['spain']}}}                | /values/berlin/for | UNKNOWN_OPTION
            {'values': {'berlin': {'for': 'germany'}}}                | /values/berlin/for | WRONG_TYPE
            """)
    void what_cannot_be_is_refused_at_its_place(String change, String place, String code) {
        shaping.patch(FIELDS);

        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'city_c': %s}}}}".formatted(change)))
                .contains("/extend/sample/fields/city_c" + place + " " + code);
    }
}
