package crm.web.admin.currency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import crm.currency.Rate;
import crm.metadata.Currencies;
import crm.web.admin.AdminPage;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Customisation;
import crm.web.admin.shape.Shape;
import crm.web.cell.CellElements;
import crm.web.edit.Choices;
import crm.web.list.Actions;
import crm.web.list.EmptyState;
import crm.web.shell.Languages;
import crm.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The currencies that records may be in, with what they are worth today. */
@Route("admin/currencies")
@PermitAll
public class CurrenciesView extends AdminPage {

    static final String ADDRESS = "/admin/currencies";

    private final RateBook book;
    private final Choices choices;
    private final RateWords words;

    @Inject
    public CurrenciesView(Customisation customisation, Languages languages, RateBook book, Choices choices) {
        super(customisation, languages);
        this.book = book;
        this.choices = choices;
        words = new RateWords(language);
    }

    @Override
    protected void draw() {
        Shape shape = customisation.shape();
        Currencies known = shape.layer().currencies();
        Map<String, String> crumbs = Map.of(language.t("admin.title"), "/admin");
        if (known.areSeveral()) {
            head(language.t("admin.currencies"), crumbs, another(shape), adding(shape));
        } else {
            head(language.t("admin.currencies"), crumbs, another(shape));
        }
        places("currencies");
        if (known.areSeveral()) {
            body(new Paragraph(language.t("admin.currenciesHow", words.name(words.company()))), table(shape, known));
        } else {
            body(new EmptyState(
                    "banknote",
                    language.t("admin.currency.one", words.name(words.company())),
                    language.t("admin.currency.oneHow"),
                    adding(shape)));
        }
    }

    private Component another(Shape shape) {
        return new Button(language.t("admin.currency.another"), _ -> new CompanyCurrencyDialog(change, shape).open());
    }

    private Component adding(Shape shape) {
        Button add = new Button(
                language.t("admin.currency.add"),
                CellElements.icon("plus"),
                _ -> new CurrencyDialog(change, shape, book, choices).open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return add;
    }

    private AdminTable table(Shape shape, Currencies known) {
        List<Rate> rates = book.inForce();
        AdminTable table = new AdminTable(
                "currencies",
                List.of(
                        language.t("admin.currency"),
                        language.t("admin.currency.code"),
                        language.t("admin.rate.today"),
                        language.t("admin.rate.since"),
                        ""));
        table.row(
                company(),
                AdminTable.code(words.company()),
                AdminTable.text(""),
                AdminTable.text(""),
                AdminTable.text(""));
        known.others().forEach(other -> {
            Optional<Rate> rate = Rate.of(rates, other.code(), language.today());
            var row = table.row(
                    name(other),
                    AdminTable.code(other.code()),
                    rate.map(found -> AdminTable.text(words.rate(found))).orElseGet(this::none),
                    AdminTable.text(rate.map(found -> Formats.date(found.from(), language))
                            .orElse("")),
                    new Div(hiding(shape, other), removing(shape, other)));
            if (other.hidden()) {
                row.getClassList().add("retired");
            }
        });
        return table;
    }

    private Component company() {
        Span name = new Span(new Span(words.name(words.company())), chip("admin.currency.company", "hue-teal"));
        name.addClassName("admin-name");
        return name;
    }

    private Component name(Currencies.Other other) {
        Anchor link = new Anchor(ADDRESS + "/" + other.code(), new Span(words.name(other.code())));
        link.addClassName("admin-name");
        if (other.hidden()) {
            link.add(chip("admin.hidden", "hue-gray"));
        }
        return link;
    }

    private Span chip(String key, String hue) {
        Span chip = new Span(language.t(key));
        chip.addClassNames("cell", "k-chip", hue);
        return chip;
    }

    private Span none() {
        Span none = new Span(language.t("admin.rate.none"));
        none.addClassName("bad");
        return none;
    }

    private Component hiding(Shape shape, Currencies.Other other) {
        String label = words.name(other.code());
        NativeButton button = Actions.icon(
                other.hidden() ? "undo-2" : "eye-off",
                language.t(other.hidden() ? "admin.bringBack" : "admin.hide", label));
        button.addClickListener(_ -> {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("currencies").putObject(other.code()).put("hidden", !other.hidden());
            change.run(shape, patch, language.t(other.hidden() ? "admin.broughtBack" : "admin.hid", label));
        });
        return button;
    }

    private Component removing(Shape shape, Currencies.Other other) {
        String label = words.name(other.code());
        NativeButton button = Actions.icon("trash-2", language.t("admin.currency.remove", label));
        button.addClickListener(_ -> {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("currencies").putNull(other.code());
            change.run(shape, patch, language.t("admin.currency.removed", label));
        });
        return button;
    }
}
