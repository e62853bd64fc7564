package crm.web.record;

import com.vaadin.flow.dom.Element;
import crm.metadata.Label;
import crm.metadata.Section;
import crm.web.text.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The tabs that the sections of a form stand behind: all are in the page, those of one are seen. The browser changes from
 * one to another and keeps in the address which it is.
 */
final class SectionTabs {

    private static final String TAB = "data-tab";

    private final TabAddress address;
    private final Language language;
    private final Map<String, Element> panels = new LinkedHashMap<>();
    private final Map<String, Element> links = new LinkedHashMap<>();

    SectionTabs(List<Section> form, TabAddress address, Language language) {
        this.address = address;
        this.language = language;
        form.forEach(section -> panels.computeIfAbsent(key(section), SectionTabs::panel));
        form.forEach(section -> links.computeIfAbsent(key(section), key -> link(key, section.tab())));
    }

    /** A section that names no tab stands behind the first. */
    private static String key(Section section) {
        return section.tab().map(Label::english).orElse("");
    }

    private static Element panel(String key) {
        return Sentence.tag("div", "tab-panel", "").setAttribute(TAB, key);
    }

    private Element link(String key, Optional<Label> tab) {
        return Sentence.tag(
                        "a",
                        "",
                        tab.map(label -> label.in(language.locale())).orElseGet(() -> language.t("record.firstTab")))
                .setAttribute("href", links.isEmpty() ? address.first() : address.of(key))
                .setAttribute("router-ignore", true)
                .setAttribute(TAB, key);
    }

    void addTo(Element parent) {
        if (links.size() > 1) {
            Element nav = Sentence.tag("nav", "section-tabs", "");
            nav.setAttribute("aria-label", language.t("record.tabs"));
            links.values().forEach(nav::appendChild);
            parent.appendChild(nav);
        }
        panels.values().forEach(parent::appendChild);
        address.asked()
                .filter(panels::containsKey)
                .or(() -> panels.keySet().stream().findFirst())
                .ifPresent(this::begin);
    }

    private void begin(String shown) {
        panels.forEach((key, panel) -> panel.getClassList().set("behind", !key.equals(shown)));
        Optional.ofNullable(links.get(shown)).ifPresent(link -> link.setAttribute("aria-current", "page"));
    }

    /** What the section's contents belong to. */
    Element panel(Section section) {
        return Objects.requireNonNull(panels.get(key(section)));
    }

    /** Brings to the front what is inside of a panel. */
    void reveal(Element inside) {
        for (Element at = inside; at != null; at = at.getParent()) {
            if (panels.containsValue(at)) {
                at.executeJs("this.closest('.record').openTab?.(this.dataset.tab)");
                return;
            }
        }
    }
}
