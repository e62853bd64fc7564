package crm.web.record;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import crm.metadata.EntityType;
import crm.metadata.RecordType;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which record type a new record gets: the one in its address, or the only one there is, or else the person chooses.
 *
 * @param usable those that the person may make
 */
record TypeOfNew(EntityType type, List<RecordType> usable, QueryParameters query) {

    private static final String TYPE = "type";

    /** The chosen one; empty where records have no type, and as long as there is something to choose. */
    Optional<RecordType> chosen() {
        if (usable.size() == 1) {
            return Optional.of(usable.getFirst());
        }
        return query.getSingleParameter(TYPE)
                .flatMap(name -> usable.stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst());
    }

    boolean isOpen() {
        return usable.size() > 1 && chosen().isEmpty();
    }

    /** The same page with a type, or without one to choose again. */
    String address(Optional<RecordType> chosen) {
        Map<String, List<String>> parameters = new HashMap<>(query.getParameters());
        parameters.remove(TYPE);
        chosen.ifPresent(known -> parameters.put(TYPE, List.of(known.name())));
        String asked = new QueryParameters(parameters).getQueryString();
        return "/" + type.name() + "/new" + (asked.isEmpty() ? "" : "?" + asked);
    }

    /** Every type as a link, with what it is for. */
    Div links(Language language) {
        List<Anchor> links = new ArrayList<>();
        for (RecordType known : usable) {
            Span name = new Span(known.label().in(language.locale()));
            name.addClassName("type-name");
            Anchor link = new Anchor(address(Optional.of(known)), name);
            known.help().ifPresent(help -> link.add(new Span(help.in(language.locale()))));
            link.addClassName("type-choice");
            links.add(link);
        }
        Div all = new Div();
        all.addClassName("type-choices");
        all.getElement().setAttribute("role", "group");
        all.getElement().setAttribute("aria-label", language.t("record.chooseType"));
        links.forEach(all::add);
        return all;
    }
}
