package crm.web.list;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import crm.metadata.ListView;
import crm.record.query.RecordCount;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.Optional;

/** The saved lists as links, with their counts. */
final class ListTabs {

    private ListTabs() {}

    static Nav of(RecordLists.Head head, ListAddress address, Optional<ListView> current, Language language) {
        Nav tabs = new Nav();
        tabs.addClassName("list-tabs");
        tabs.getElement().setAttribute("aria-label", language.t("list.lists"));
        head.lists().forEach((list, count) -> {
            Span number = new Span(count.map(known -> count(known, language)).orElse(""));
            number.addClassName("count");
            Anchor link = new Anchor(
                    address.withList(list.name()).href(), new Span(list.label().in(language.locale())), number);
            if (current.filter(list::equals).isPresent()) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(link);
        });
        return tabs;
    }

    /** "2,089", or "10,000+" where nobody counted further. */
    static String count(RecordCount count, Language language) {
        String number = Formats.number(BigDecimal.valueOf(count.value()), language);
        return count.capped() ? number + "+" : number;
    }
}
