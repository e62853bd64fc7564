package crm.web.record;

import com.vaadin.flow.router.QueryParameters;
import crm.web.list.ListAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the tabs of a record's page are found: beside the list that the person came from.
 *
 * @param asked the tab that the address names
 */
record TabAddress(ListAddress list, Optional<String> asked) {

    private static final String TAB = "tab";

    static TabAddress of(ListAddress list, QueryParameters parameters) {
        return new TabAddress(list, parameters.getSingleParameter(TAB));
    }

    /** The first tab needs no name. */
    String first() {
        return list.query().isEmpty() ? "?" : list.query();
    }

    String of(String tab) {
        return list.query() + (list.query().isEmpty() ? "?" : "&") + TAB + "="
                + URLEncoder.encode(tab, StandardCharsets.UTF_8);
    }
}
