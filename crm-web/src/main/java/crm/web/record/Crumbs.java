package crm.web.record;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import crm.metadata.EntityType;
import crm.web.list.ListAddress;
import crm.web.text.Language;

/** Where the person came from; on phones only the way back. */
final class Crumbs extends Nav {

    Crumbs(EntityType type, ListAddress list, Language language) {
        addClassName("crumbs");
        getElement().setAttribute("aria-label", language.t("record.crumbs"));
        String all = type.plural().in(language.locale());
        var named = type.lists().stream()
                .filter(view -> list.list().filter(view.name()::equals).isPresent())
                .findFirst();
        if (named.isEmpty()) {
            add(new Anchor(list.href(), all));
            return;
        }
        add(new Anchor("/" + type.name(), all));
        getElement().appendChild(Sentence.tag("span", "crumb-mark", ""));
        add(new Anchor(list.href(), named.get().label().in(language.locale())));
    }
}
