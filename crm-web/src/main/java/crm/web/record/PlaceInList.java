package crm.web.record;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import crm.problem.ProblemException;
import crm.record.query.Place;
import crm.record.query.RecordCount;
import crm.value.RecordRef;
import crm.web.cell.Cells;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** The records before and after this one in the list it was opened from, and which of how many it is. */
final class PlaceInList extends Nav {

    private final OpenRecord open;
    private final Language language;

    PlaceInList(OpenRecord open) {
        this.open = open;
        language = open.language();
        addClassName("place");
        getElement().setAttribute("aria-label", language.t("record.place"));
        getElement().setAttribute("aria-busy", "true");
    }

    void load() {
        removeAll();
        getElement().removeAllChildren();
        getElement().removeAttribute("aria-busy");
        find().ifPresent(place -> {
            add(
                    way(place.previous(), "chevron-up", "record.previous", "previous"),
                    way(place.next(), "chevron-down", "record.nextRecord", "next"));
            getElement()
                    .appendChild(Sentence.tag(
                            "span",
                            "position",
                            language.t(
                                    "record.position",
                                    Formats.number(
                                            BigDecimal.valueOf(place.before().value() + 1), language),
                                    count(place.all()))));
        });
    }

    /** A list that cannot be asked for any more is no reason not to show the record. */
    private Optional<Place> find() {
        try {
            return open.reading().place(open.ref(), open.list());
        } catch (ProblemException problem) {
            return Optional.empty();
        }
    }

    private String count(RecordCount count) {
        return Formats.number(BigDecimal.valueOf(count.value()), language) + (count.capped() ? "+" : "");
    }

    private Anchor way(Optional<UUID> to, String icon, String name, String css) {
        Anchor way = IconButtons.named(new Anchor(), icon, language.t(name), css);
        to.ifPresentOrElse(
                id -> way.setHref(Cells.address(new RecordRef(open.ref().entity(), id))
                        + open.list().query()),
                () -> way.getElement().setAttribute("role", "link").setAttribute("aria-disabled", "true"));
        return way;
    }
}
