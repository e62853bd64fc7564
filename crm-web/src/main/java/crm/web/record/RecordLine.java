package crm.web.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.metadata.PicklistType;
import crm.metadata.PicklistType.Option;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.Optional;

/** The first line: where the person came from, his place in that list, and what he can do with the record as a whole. */
final class RecordLine extends Div {

    private static final String MORE = "record-more";

    private final OpenRecord open;
    private final StageMove move;
    private final TypeChange retype;
    private final Runnable delete;
    private final Language language;
    private final PlaceInList place;
    private final boolean creatable;
    private final boolean shapes;

    RecordLine(OpenRecord open, StageMove move, TypeChange retype, Runnable delete) {
        this.open = open;
        this.move = move;
        this.retype = retype;
        this.delete = delete;
        language = open.language();
        place = new PlaceInList(open);
        creatable = open.session()
                .run(() -> open.records().access().mayCreate(open.now().type()));
        shapes = open.mayShape();
        addClassName("record-line");
    }

    /** What is asked for after the first paint. */
    void load() {
        place.load();
    }

    void show(Shown now) {
        removeAll();
        NativeButton link = IconButtons.of("link", language.t("record.copyLink"), "copy-link");
        link.getElement().setAttribute("data-done", language.t("record.copied"));
        add(new Crumbs(now.type(), open.list(), language), place, link);
        boolean typed = retype.isPossible();
        if (creatable || typed || shapes || now.deletable()) {
            more(now, typed);
        }
        winning(now).ifPresent(won -> {
            Button primary = new Button(
                    language.t("record.mark", language.noun(won.label().in(language.locale()))),
                    CellElements.icon("check"),
                    _ -> move.to(won.name()));
            primary.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            primary.addClassName("primary-action");
            add(primary);
        });
    }

    private void more(Shown now, boolean typed) {
        NativeButton opener = IconButtons.of("ellipsis", language.t("record.more"), "more-actions");
        opener.getElement().setAttribute("popovertarget", MORE);
        Div menu = new Div();
        menu.setId(MORE);
        menu.addClassName("record-menu");
        menu.getElement().setAttribute("popover", "");
        if (creatable) {
            Anchor copy = new Anchor(
                    "/" + now.type().name() + "/new?from=" + now.record().id(), CellElements.icon("copy"));
            copy.add(new Span(language.t("record.duplicate")));
            copy.addClassName("menu-item");
            menu.add(copy);
        }
        if (typed) {
            NativeButton other = new NativeButton();
            other.add(CellElements.icon("shuffle"), new Span(language.t("record.changeType")));
            other.addClassNames("menu-item", "change-type");
            other.addClickListener(_ -> retype.choose());
            menu.add(other);
        }
        if (shapes) {
            NativeButton hidden = new NativeButton();
            hidden.add(CellElements.icon("eye-off"), new Span(language.t("why.hidden")));
            hidden.addClassNames("menu-item", "why-hidden");
            hidden.getElement().setAttribute("popovertarget", MORE).setAttribute("popovertargetaction", "hide");
            hidden.addClickListener(_ -> open.whyHidden());
            menu.add(hidden);
        }
        if (now.deletable()) {
            NativeButton bin = new NativeButton();
            bin.add(CellElements.icon("trash-2"), new Span(language.t("record.delete")));
            bin.addClassNames("menu-item", "delete");
            // a question may come up, and the menu would stay over it
            bin.getElement().setAttribute("popovertarget", MORE).setAttribute("popovertargetaction", "hide");
            bin.addClickListener(_ -> delete.run());
            menu.add(bin);
        }
        add(opener, menu);
    }

    /** The good end of the stages, if the record has not reached any. */
    private static Optional<Option> winning(Shown now) {
        return now.type()
                .face()
                .stage()
                .filter(stage -> now.canEdit(now.type().field(stage)))
                .flatMap(stage -> {
                    PicklistType stages = (PicklistType) now.type().field(stage).type();
                    boolean closed = now.record()
                            .value(stage, String.class)
                            .flatMap(stages::option)
                            .filter(option -> option.is("closed"))
                            .isPresent();
                    return stages.options().stream()
                            .filter(option -> !closed && option.is("won"))
                            .findFirst();
                });
    }
}
