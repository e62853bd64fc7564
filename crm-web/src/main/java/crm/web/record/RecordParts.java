package crm.web.record;

import com.vaadin.flow.dom.Element;
import crm.metadata.EntityType;
import crm.web.text.Language;
import java.util.List;

/** On phones one part of the page is shown at a time; these lead to them. */
final class RecordParts {

    private RecordParts() {}

    static Element links(EntityType type, Language language) {
        Element nav = Sentence.tag("nav", "ways", "");
        nav.setAttribute("aria-label", language.t("record.parts"));
        List<String> parts =
                type.related().isEmpty() ? List.of("timeline", "details") : List.of("timeline", "details", "related");
        for (String part : parts) {
            Element way = Sentence.tag("a", "", language.t("record.part." + part));
            way.setAttribute("href", "#" + part);
            way.setAttribute("router-ignore", true);
            nav.appendChild(way);
        }
        return nav;
    }
}
