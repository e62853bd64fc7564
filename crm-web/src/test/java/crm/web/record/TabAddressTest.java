package crm.web.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import crm.web.list.ListAddress;
import org.junit.jupiter.api.Test;

class TabAddressTest {

    @Test
    void a_tab_stands_behind_the_list_that_the_person_came_from() {
        TabAddress address = of("list=mine&tab=Site+%26+survey");

        assertThat(address.asked()).contains("Site & survey");
        assertThat(address.of("Site & survey")).isEqualTo("?list=mine&tab=Site+%26+survey");
        assertThat(address.first()).isEqualTo("?list=mine");
    }

    @Test
    void without_a_list_the_tab_stands_alone_and_the_first_one_needs_no_name() {
        TabAddress address = of("");

        assertThat(address.asked()).isEmpty();
        assertThat(address.of("现场")).isEqualTo("?tab=%E7%8E%B0%E5%9C%BA");
        assertThat(address.first()).isEqualTo("?");
    }

    private static TabAddress of(String query) {
        QueryParameters parameters = QueryParameters.fromString(query);
        return TabAddress.of(ListAddress.of("opportunity", parameters, false), parameters);
    }
}
