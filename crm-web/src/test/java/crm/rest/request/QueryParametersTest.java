package crm.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.problem.ProblemException;
import crm.record.query.CountMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

    @Test
    void what_is_not_given_has_its_usual_value() {
        ListParameters list = ListParameters.of(Map.of());

        assertThat(list.limit()).isEqualTo(50);
        assertThat(list.count()).isEqualTo(CountMode.NONE);
        assertThat(list.filter()).isEmpty();
        assertThat(list.sort()).isEmpty();
    }

    @Test
    void what_is_given_is_read() {
        ListParameters list = ListParameters.of(Map.of(
                "filter",
                List.of("stage == 'won'"),
                "sort",
                List.of("-amount"),
                "limit",
                List.of("200"),
                "count",
                List.of("capped"),
                "after",
                List.of("t"),
                "fields",
                List.of("name")));

        assertThat(list.filter()).contains("stage == 'won'");
        assertThat(list.limit()).isEqualTo(200);
        assertThat(list.count()).isEqualTo(CountMode.CAPPED);
        assertThat(list.after()).contains("t");
    }

    @Test
    void an_unknown_name_is_refused_with_the_one_that_was_meant() {
        assertRefused(Map.of("fitler", List.of("x")), "Did you mean 'filter'?");
    }

    @Test
    void a_name_given_twice_is_refused() {
        assertRefused(Map.of("sort", List.of("a", "b")), "given 2 times");
    }

    @Test
    void a_limit_out_of_range_is_refused() {
        for (String limit : List.of("0", "201", "-1", "1.5", "many", "99999999999")) {
            assertRefused(Map.of("limit", List.of(limit)), "from 1 to 200");
        }
    }

    @Test
    void an_unknown_way_of_counting_is_refused() {
        assertRefused(Map.of("count", List.of("EXACT")), "none, capped, exact");
    }

    @Test
    void an_address_without_parameters_takes_none() {
        assertThatThrownBy(() -> QueryParameters.of(Map.of("a", List.of("b")), Set.of()))
                .isInstanceOf(ProblemException.class);
    }

    private static void assertRefused(Map<String, List<String>> query, String message) {
        assertThatThrownBy(() -> ListParameters.of(query))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }
}
