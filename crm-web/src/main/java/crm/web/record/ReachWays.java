package crm.web.record;

import com.vaadin.flow.dom.Element;
import crm.web.cell.CellElements;
import crm.web.text.Language;

/** On phones: large ways to call and to write. */
final class ReachWays {

    private ReachWays() {}

    static Element of(Reach reach, Language language) {
        Element ways = Sentence.tag("div", "reach", "");
        reach.phone()
                .ifPresent(phone -> ways.appendChild(
                        way("tel:" + phone.replaceAll("[^+0-9]", ""), "phone", language.t("record.call"))));
        reach.mail().ifPresent(mail -> ways.appendChild(way("mailto:" + mail, "mail", language.t("record.write"))));
        return ways;
    }

    private static Element way(String href, String icon, String label) {
        Element way = Sentence.tag("a", "", "");
        way.setAttribute("href", href);
        way.setAttribute("router-ignore", true);
        way.appendChild(CellElements.icon(icon).getElement(), Sentence.tag("span", "", label));
        return way;
    }
}
