package crm.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListAddressTest {

    private static final ListAddress FULL = new ListAddress(
            "thing",
            Optional.of("open"),
            "50% & more 中文",
            List.of("amount >= 5", "name.startsWith('a&b=c')"),
            "-amount,name",
            false);

    @Test
    void a_url_gives_back_what_made_it() {
        Location location = new Location(FULL.href().substring(1));

        assertThat(ListAddress.of("thing", location.getQueryParameters(), false))
                .isEqualTo(FULL);
    }

    @Test
    void another_list_starts_without_filters() {
        assertThat(FULL.withList("all").href()).isEqualTo("/thing?list=all");
    }

    @Test
    void list_and_board_share_what_is_filtered() {
        assertThat(FULL.asBoard(true).asBoard(false)).isEqualTo(FULL);
        assertThat(FULL.asBoard(true).path()).isEqualTo("thing/board");
    }

    @Test
    void a_condition_is_added_once_and_taken_away() {
        assertThat(FULL.withCondition("amount >= 5")).isEqualTo(FULL);
        assertThat(FULL.withoutCondition("amount >= 5").conditions()).containsExactly("name.startsWith('a&b=c')");
    }
}
