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

/** The tabs that the sections of a form stand behind: all are in the page, those of one are seen. */
final class SectionTabs {

    private static final String CURRENT = "aria-current";

    private final Language language;
    private final Map<String, Element> panels = new LinkedHashMap<>();
    private final Map<String, Element> buttons = new LinkedHashMap<>();

    SectionTabs(List<Section> form, Language language) {
        this.language = language;
        form.forEach(section -> panels.computeIfAbsent(key(section), _ -> Sentence.tag("div", "tab-panel", "")));
        form.forEach(section -> buttons.computeIfAbsent(key(section), key -> button(key, section.tab())));
    }

    /** A section that names no tab stands behind the first. */
    private static String key(Section section) {
        return section.tab().map(Label::english).orElse("");
    }

    private Element button(String key, Optional<Label> tab) {
        Element button = Sentence.tag(
                "button",
                "",
                tab.map(label -> label.in(language.locale())).orElseGet(() -> language.t("record.firstTab")));
        button.setAttribute("type", "button");
        button.addEventListener("click", _ -> show(key));
        return button;
    }

    void addTo(Element parent) {
        if (buttons.size() > 1) {
            Element nav = Sentence.tag("nav", "section-tabs", "");
            nav.setAttribute("aria-label", language.t("record.tabs"));
            buttons.values().forEach(nav::appendChild);
            parent.appendChild(nav);
        }
        panels.values().forEach(parent::appendChild);
        panels.keySet().stream().findFirst().ifPresent(this::show);
    }

    /** What the section's contents belong to. */
    Element panel(Section section) {
        return Objects.requireNonNull(panels.get(key(section)));
    }

    /** Brings to the front what is inside of a panel. */
    void reveal(Element inside) {
        panels.forEach((key, panel) -> {
            for (Element at = inside; at != null; at = at.getParent()) {
                if (at.equals(panel)) {
                    show(key);
                }
            }
        });
    }

    private void show(String shown) {
        panels.forEach((key, panel) -> panel.getClassList().set("behind", !key.equals(shown)));
        buttons.forEach((key, button) -> {
            if (key.equals(shown)) {
                button.setAttribute(CURRENT, "true");
            } else {
                button.removeAttribute(CURRENT);
            }
        });
    }
}
