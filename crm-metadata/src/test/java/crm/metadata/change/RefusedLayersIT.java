package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.problem.ProblemCode;
import crm.record.Record;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator may send and does not get: each with code and place, and nothing half applied. */
class RefusedLayersIT {

    private static final Shaping EMPTY = new Shaping();

    private static String field(String name, String definition) {
        return "{'extend': {'sample': {'fields': {'%s': %s}}}}".formatted(name, definition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            region_c | {'type': 'txt'}                                      | /type         | WRONG_FORMAT
            region_c | {'type': 'text', 'colour': 1}                        |               | UNKNOWN_KEY
            region_c | {'label': 'Region'}                                  |               | REQUIRED
            region_c | {'type': 'text', 'maxLength': 0}                     | /maxLength    | OUT_OF_RANGE
            region_c | {'type': 'text', 'maxLength': 'many'}                | /maxLength    | WRONG_TYPE
            region_c | {'type': 'text', 'pattern': '(a'}                    | /pattern      | WRONG_FORMAT
            region_c | {'type': 'text', 'pattern': '(?=a)b'}                | /pattern      | WRONG_FORMAT
            region_c | {'type': 'text', 'minLength': 5, 'maxLength': 4}     | /minLength    | OUT_OF_RANGE
            region_c | {'type': 'date', 'min': '2027-02-01', 'max': '2027-01-01'} | /min    | OUT_OF_RANGE
            region_c | {'type': 'date', 'min': 'soon'}                      | /min          | WRONG_FORMAT
            region_c | {'type': 'time', 'min': '10:00', 'max': '09:00'}     | /min          | OUT_OF_RANGE
            region_c | {'type': 'time', 'max': '9am'}                       | /max          | WRONG_FORMAT
            region_c | {'type': 'multiPicklist', 'min': 2, 'max': 1, 'values': {'a': {'label': 'A'}}} | /min | OUT_OF_RANGE
            region_c | {'type': 'number', 'min': 5, 'max': 1}               | /min          | OUT_OF_RANGE
            region_c | {'type': 'number', 'default': 1.5}                   | /default      | WRONG_FORMAT
            region_c | {'type': 'date', 'default': 'soon'}                  | /default      | WRONG_FORMAT
            region_c | {'type': 'picklist'}                                 |               | REQUIRED
            region_c | {'type': 'lookup', 'to': 'nothing'}                  | /to           | UNKNOWN_ENTITY
            region_c | {'type': 'lookup', 'to': []}                          | /to           | WRONG_FORMAT
            region_c | {'type': 'lookup', 'to': ['sample', 'nothing']}       | /to           | UNKNOWN_ENTITY
            region_c | {'type': 'lookup', 'to': 'sample', 'inverse': 'children'} | /inverse | NAME_TAKEN
            region_c | {'type': 'lookup', 'to': 'part', 'onDelete': 'cascade'} | /required     | REQUIRED
            region_c | {'type': 'lookup', 'to': 'sample', 'required': true, 'onDelete': 'cascade'} | /onDelete | CYCLE
            region_c | {'type': 'text', 'requiredWhen': 'price > name'}     | /requiredWhen | UNREADABLE_FILTER
            region_c | {'type': 'text', 'requiredWhen': 'price + 1'}        | /requiredWhen | UNREADABLE_FILTER
            region_c | {'type': 'text', 'requiredWhen': 'prize > 1'}        | /requiredWhen | UNREADABLE_FILTER
            region   | {'type': 'text'}                                     |               | WRONG_FORMAT
            price    | {'type': 'text'}                                     | /type         | NAME_TAKEN
            effort   | {'min': -5} | /min | OUT_OF_RANGE
            price    | {'indexed': false}                                   | /indexed      | IN_USE
            price    | {'hidden': true}                                     | /hidden       | IN_USE
            name     | {'hidden': true}                                     | /hidden       | IN_USE
            name     | {'required': false}                                  | /required     | IN_USE
            serial_c | {'type': 'autoNumber', 'pattern': 'INV-0001'}         | /pattern      | WRONG_FORMAT
            serial_c | {'type': 'autoNumber', 'pattern': 'S-{00}', 'readOnly': false} |      | UNKNOWN_KEY
            traits_c | {'type': 'multiPicklist', 'values': {'a': {'label': 'A'}}, 'default': ['b']} | /default | UNKNOWN_OPTION
            starts_c | {'type': 'time', 'default': '25:00'}                  | /default      | WRONG_FORMAT
            colour   | {'values': {'pink': {'label': 'Pink'}}}              | /values/pink  | WRONG_FORMAT
            colour   | {'values': {'red': {'replacedBy': 'green'}}}         | /values/red/replacedBy | REQUIRED
            colour   | {'values': {'red': {'hidden': true, 'replacedBy': 'gold'}}} | /values/red/replacedBy | UNKNOWN_OPTION
            """)
    void a_field_is_refused(String name, String definition, String place, String code) {
        String at = "/extend/sample/fields/" + name + (place == null ? "" : place);

        assertThat(EMPTY.problems(field(name, definition))).contains(at + " " + code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'colour': 1}                                                    |                        | UNKNOWN_KEY
            {'format': 2}                                                    | /format                | OUT_OF_RANGE
            {'packs': ['nothing']}                                           | /packs                 | INVALID_METADATA
            {'packs': []}                                                    | /packs                 | WRONG_FORMAT
            {'extend': {'sampel': {'icon': 'gem'}}}                          | /extend/sampel         | UNKNOWN_ENTITY
            {'extend': {'sample': {'id': 7}}}                                | /extend/sample         | NAME_RESERVED
            {'extend': {'user': {'hidden': true}}}                           | /extend/user/hidden    | IN_USE
            {'extend': {'sample': {'hidden': true}}}                         | /extend/sample/hidden  | IN_USE
            {'extend': {'sample': {'rules': {'r_c': {'when': 'price >', 'message': 'No'}}}}} | /extend/sample/rules/r_c/when | UNREADABLE_FILTER
            {'extend': {'sample': {'lists': {'l_c': {'label': 'L', 'columns': ['nothing']}}}}} | /extend/sample/lists/l_c/columns | UNKNOWN_FIELD
            {'extend': {'sample': {'lists': {'l_c': {'label': 'L', 'columns': ['name'], 'sort': 'weight'}}}}} | /extend/sample/lists/l_c/sort | NEEDS_INDEX
            {'extend': {'sample': {'facts': ['name', 'nothing']}}}           | /extend/sample/facts   | UNKNOWN_FIELD
            {'extend': {'sample': {'stage': 'price'}}}                       | /extend/sample/stage   | WRONG_TYPE
            {'extend': {'sample': {'area': 'nowhere'}}}                      | /extend/sample/area    | UNKNOWN_FIELD
            {'entities': {'site': {'label': 'Site', 'title': 'name_c', 'fields': {'name_c': {'type': 'text'}}}}} | /entities/site | WRONG_FORMAT
            {'entities': {'site_c': {'label': 'Site', 'fields': {'name_c': {'type': 'text'}}}}} | /entities/site_c | REQUIRED
            {'entities': {'site_c': {'label': 'Site', 'title': 'name_c', 'fields': {'name': {'type': 'text'}}}}} | /entities/site_c/fields/name | WRONG_FORMAT
            {'extend': {'sample': {'recordTypes': {'new': {'label': 'New'}}}}}     | /extend/sample/recordTypes/new | WRONG_FORMAT
            {'extend': {'sample': {'recordTypes': {'new_c': {'help': 'New'}}}}}    | /extend/sample/recordTypes/new_c | REQUIRED
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N', 'form': []}}}}} | /extend/sample/recordTypes/new_c | UNKNOWN_KEY
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N', 'hidden': true}}}}} | /extend/sample/recordTypes | REQUIRED
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N', 'values': {'price': ['red']}}}}}} | /extend/sample/recordTypes/new_c/values/price | WRONG_TYPE
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N', 'values': {'colour': ['pink']}}}}}} | /extend/sample/recordTypes/new_c/values/colour | UNKNOWN_OPTION
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N', 'values': {'colour': []}}}}}} | /extend/sample/recordTypes/new_c/values/colour | WRONG_FORMAT
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N', 'required': ['prize']}}}}} | /extend/sample/recordTypes/new_c/required | UNKNOWN_FIELD
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N', 'defaults': {'day': 'soon'}}}}}} | /extend/sample/recordTypes/new_c/defaults/day | WRONG_FORMAT
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N', 'values': {'colour': ['red']}, 'defaults': {'colour': 'blue'}}}}}} | /extend/sample/recordTypes/new_c/defaults/colour | UNKNOWN_OPTION
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N'}, 'old_c': {'label': 'O', 'replacedBy': 'new_c'}}}}} | /extend/sample/recordTypes/old_c/replacedBy | REQUIRED
            {'extend': {'sample': {'recordTypes': {'new_c': {'label': 'N'}, 'old_c': {'label': 'O', 'hidden': true, 'replacedBy': 'gone_c'}}}}} | /extend/sample/recordTypes/old_c/replacedBy | UNKNOWN_OPTION
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L'}}}}} | /extend/sample/layouts/l_c | REQUIRED
            {'extend': {'sample': {'layouts': {'l_c': {'roles': ['rep']}}}}} | /extend/sample/layouts/l_c | REQUIRED
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['rep'], 'columns': 2}}}}} | /extend/sample/layouts/l_c | UNKNOWN_KEY
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['boss']}}}}} | /extend/sample/layouts/l_c/roles | UNKNOWN_OPTION
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'recordTypes': ['new_c']}}}}} | /extend/sample/layouts/l_c/recordTypes | UNKNOWN_OPTION
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['rep'], 'form': [{'section': 'A', 'fields': ['prize']}]}}}}} | /extend/sample/layouts/l_c/form | UNKNOWN_FIELD
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['rep'], 'form': []}}}}} | /extend/sample/layouts/l_c/form | WRONG_FORMAT
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['rep'], 'form': [{'section': 'A', 'fields': ['price']}, {'section': 'B', 'fields': ['price']}]}}}}} | /extend/sample/layouts/l_c/form | REPEATED
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['rep'], 'form': [{'section': 'A', 'columns': 3, 'fields': ['price']}]}}}}} | /extend/sample/layouts/l_c/form/0/columns | OUT_OF_RANGE
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['rep'], 'facts': ['prize']}}}}} | /extend/sample/layouts/l_c/facts | UNKNOWN_FIELD
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['rep'], 'related': ['nobody']}}}}} | /extend/sample/layouts/l_c/related | UNKNOWN_FIELD
            {'extend': {'sample': {'layouts': {'l': {'label': 'L', 'roles': ['rep']}}}}} | /extend/sample/layouts/l | WRONG_FORMAT
            {'extend': {'sample': {'layouts': {'l_c': {'label': 'L', 'roles': ['rep']}, 'm_c': {'label': 'M', 'roles': ['rep']}}}}} | /extend/sample/layouts/m_c | REPEATED
            {'extend': {'sample': {'order': {'rules': []}}}} | /extend/sample/order | UNKNOWN_KEY
            {'extend': {'sample': {'form': [{'section': 'A', 'fields': ['name']}, {'section': 'B', 'fields': ['name']}]}}} | /extend/sample/form | REPEATED
            {'roles': {'rep': {'grants': {'sample': {'recordTypes': ['new_c']}}}}} | /roles/rep/grants/sample/recordTypes | UNKNOWN_OPTION
            {'roles': {'boss': {'grants': {}}}}                              | /roles/boss            | WRONG_FORMAT
            {'roles': {'rep': {'grants': {'sample': {'read': 'some'}}}}}     | /roles/rep/grants/sample/read | WRONG_FORMAT
            {'roles': {'administrator': {'label': 'Boss'}}}                  | /roles/administrator   | IN_USE
            """)
    void a_layer_is_refused(String patch, String place, String code) {
        assertThat(EMPTY.problems(patch)).contains((place == null ? "" : place) + " " + code);
    }

    @Test
    void words_of_the_expression_language_are_no_names() {
        assertThat(EMPTY.problems(field("function", "{'type': 'text'}")))
                .anyMatch(problem -> problem.startsWith("/extend/sample/fields"));
        assertThat(EMPTY.problems(field("in", "{'type': 'text'}")))
                .anyMatch(problem -> problem.startsWith("/extend/sample/fields"));
    }

    @Test
    void a_label_of_megabytes_is_refused_without_repeating_it() {
        String huge = "x".repeat(10_000_000);

        assertThat(EMPTY.plan(field("region_c", "{'type': 'text', 'label': '%s'}".formatted(huge)))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("/extend/sample/fields/region_c/label");
                    assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LONG);
                    assertThat(problem.message()).hasSizeLessThan(400);
                });
    }

    @Test
    void a_pattern_that_explodes_elsewhere_answers_at_once() {
        Shaping shaping = new Shaping();
        shaping.patch(field("code_c", "{'type': 'text', 'maxLength': 1000, 'pattern': '(a+)+b'}"));

        assertProblem(() -> shaping.create("sample", "{'name': 'a', 'code_c': '%s'}".formatted("a".repeat(1000))))
                .isInvalid("code_c", ProblemCode.WRONG_FORMAT);
        assertThat(shaping.create("sample", "{'name': 'b', 'code_c': 'aab'}").value("code_c"))
                .contains("aab");
    }

    @Test
    void a_field_is_hidden_only_when_nothing_asks_for_it_any_more() {
        Shaping shaping = new Shaping();
        assertThat(shaping.problems(field("colour", "{'hidden': true}")))
                .containsOnly("/extend/sample/fields/colour/hidden IN_USE");

        shaping.patch("""
                {'extend': {'sample': {'fields': {'colour': {'hidden': true}, 'reason': {'requiredWhen': 'price == 7'}},
                    'rules': {'cheapWhenGreen': {'hidden': true}}}}}""");

        assertThat(shaping.type("sample").findField("colour")).isEmpty();
        assertThat(shaping.create("sample", "{'name': 'a'}").version()).isEqualTo(1);
    }

    @Test
    void an_option_and_an_entity_type_that_records_have_stay() {
        Shaping shaping = new Shaping();
        shaping.patch("""
                {'entities': {'site_c': {'label': 'Site', 'title': 'name_c', 'fields': {'name_c': {'type': 'text'},
                    'kind_c': {'type': 'picklist', 'values': {'a': {'label': 'A'}, 'b': {'label': 'B'}}}}}}}""");
        shaping.create("site_c", "{'name_c': 'x', 'kind_c': 'a'}");

        assertThat(shaping.problems("{'entities': {'site_c': {'fields': {'kind_c': {'values': {'a': null}}}}}}"))
                .containsExactly("/entities/site_c/fields/kind_c/values/a IN_USE");
        assertThat(shaping.problems("{'entities': {'site_c': {'fields': {'kind_c': {'values': {'b': null}}}}}}"))
                .isEmpty();
        assertThat(shaping.problems("{'entities': {'site_c': null}}")).containsExactly("/extend/site_c IN_USE");
    }

    @Test
    void slots_run_out_for_those_who_ask_and_not_for_the_others() {
        String fields = IntStream.range(0, 6)
                .mapToObj(i -> "'f%d_c': {'type': 'text'}".formatted(i))
                .collect(Collectors.joining(", ", "{'extend': {'sample': {'fields': {", "}}}}"));
        Shaping shaping = new Shaping();
        shaping.patch(fields);

        assertThat(shaping.type("sample").fields().stream()
                        .filter(field -> field.name().endsWith("_c")))
                .filteredOn(field -> field.slot().isPresent())
                .hasSize(3);
        assertThat(shaping.problems(field("more_c", "{'type': 'text', 'indexed': true}")))
                .containsExactly("/extend/sample/fields/more_c/indexed LIMIT_REACHED");
    }

    @Test
    void five_hundred_fields_are_the_limit() {
        String fields = IntStream.range(0, 500)
                .mapToObj(i -> "'f%d_c': {'type': 'longText'}".formatted(i))
                .collect(Collectors.joining(", ", "{'extend': {'sample': {'fields': {", "}}}}"));

        assertThat(EMPTY.problems(fields)).contains("/extend/sample/fields LIMIT_REACHED");
    }

    @Test
    void a_tenant_makes_so_many_entity_types_and_no_more() {
        String entities = IntStream.rangeClosed(0, 500)
                .mapToObj(i -> "'e%d_c': {'label': 'E', 'title': 'name_c', 'fields': {'name_c': {'type': 'text'}}}"
                        .formatted(i))
                .collect(Collectors.joining(", "));

        assertThat(EMPTY.problems("{'entities': {%s}}".formatted(entities))).containsExactly("/entities LIMIT_REACHED");
    }

    @Test
    void a_field_becomes_unique_where_no_two_records_have_the_same() {
        Shaping shaping = new Shaping();
        shaping.patch(field("code_c", "{'type': 'text'}"));
        shaping.create("sample", "{'name': 'a', 'code_c': 'x'}");
        Record other = shaping.create("sample", "{'name': 'b', 'code_c': 'X'}");
        String unique = field("code_c", "{'unique': true}");
        assertThat(shaping.problems(unique)).containsExactly("/extend/sample/fields/code_c/unique NOT_UNIQUE");

        shaping.update(other, "{'code_c': 'y'}");
        shaping.patch(unique);

        assertProblem(() -> shaping.create("sample", "{'name': 'c', 'code_c': 'x'}"))
                .isInvalid("code_c", ProblemCode.NOT_UNIQUE);
    }

    @Test
    void nothing_of_a_refused_change_is_kept() {
        Shaping shaping = new Shaping();

        assertProblem(() -> shaping.patch("""
                {'extend': {'sample': {'fields': {'good_c': {'type': 'text'}, 'bad_c': {'type': 'lookup', 'to': 'nothing'}}}}}"""))
                .hasCode(ProblemCode.INVALID_METADATA)
                .atField("/extend/sample/fields/bad_c/to");

        assertThat(shaping.type("sample").findField("good_c")).isEmpty();
        assertThat(shaping.stored().version().number()).isEqualTo(1);
    }
}
