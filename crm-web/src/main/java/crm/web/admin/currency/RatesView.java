package crm.web.admin.currency;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import crm.currency.Rate;
import crm.problem.FieldProblem;
import crm.web.admin.AdminPage;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Customisation;
import crm.web.cell.CellElements;
import crm.web.edit.Choices;
import crm.web.list.Actions;
import crm.web.list.EmptyState;
import crm.web.shell.Languages;
import crm.web.shell.UndoToast;
import crm.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What one currency is worth day by day, and what was said of it before. */
@Route("admin/currencies/:code([A-Z][A-Z][A-Z])")
@PermitAll
public class RatesView extends AdminPage {

    private final RateBook book;
    private final Choices choices;
    private final RateWords words;
    private String code = "";

    @Inject
    public RatesView(Customisation customisation, Languages languages, RateBook book, Choices choices) {
        super(customisation, languages);
        this.book = book;
        this.choices = choices;
        words = new RateWords(language);
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        code = event.getRouteParameters().get("code").orElse("");
    }

    @Override
    protected void draw() {
        List<Rate> rates = book.of(code);
        List<Rate.Past> past = book.past(code);
        Map<String, String> crumbs = new LinkedHashMap<>();
        crumbs.put(language.t("admin.title"), "/admin");
        crumbs.put(language.t("admin.currencies"), CurrenciesView.ADDRESS);
        if (rates.isEmpty()) {
            head(words.name(code), crumbs);
            places("currencies");
            body(new EmptyState(
                    "banknote", language.t("admin.rate.none"), language.t("admin.rate.noneHow", code), adding()));
        } else {
            head(words.name(code), crumbs, adding());
            places("currencies");
            body(new Paragraph(language.t("admin.ratesHow")), table(rates, people(rates, past)));
        }
        if (!past.isEmpty()) {
            body(new H2(language.t("admin.rate.past")), past(past, people(rates, past)));
        }
    }

    private Map<UUID, String> people(List<Rate> rates, List<Rate.Past> past) {
        return book.people(Stream.concat(
                        rates.stream().map(Rate::setBy),
                        past.stream().flatMap(one -> Stream.of(one.rate().setBy(), one.endedBy())))
                .toList());
    }

    private Component adding() {
        Button add = new Button(language.t("admin.rate.add"), CellElements.icon("plus"), _ -> open(Optional.empty()));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return add;
    }

    private void open(Optional<Rate> rate) {
        new RateDialog(book, code, rate, words, choices, change.refresh()).open();
    }

    private AdminTable table(List<Rate> rates, Map<UUID, String> people) {
        AdminTable table = new AdminTable(
                "rates",
                List.of(
                        language.t("admin.rate.from"),
                        language.t("admin.rate.rate"),
                        language.t("admin.rate.setBy"),
                        ""));
        rates.forEach(rate -> table.row(
                day(rate),
                AdminTable.text(words.rate(rate)),
                AdminTable.text(by(people, rate.setBy(), Formats.dateTime(rate.setAt(), language))),
                new Div(changing(rate), removing(rate))));
        return table;
    }

    private Component day(Rate rate) {
        NativeButton open = new NativeButton(Formats.date(rate.from(), language));
        open.addClassName("row-open");
        open.addClickListener(_ -> open(Optional.of(rate)));
        return open;
    }

    private String by(Map<UUID, String> people, UUID person, String at) {
        return language.t("admin.rate.by", people.getOrDefault(person, language.t("record.somebody")), at);
    }

    private Component changing(Rate rate) {
        NativeButton button =
                Actions.icon("pencil", language.t("admin.rate.changeOf", Formats.date(rate.from(), language)));
        button.addClickListener(_ -> open(Optional.of(rate)));
        return button;
    }

    private Component removing(Rate rate) {
        String day = Formats.date(rate.from(), language);
        NativeButton button = Actions.icon("trash-2", language.t("admin.rate.removeOf", day));
        button.addClickListener(_ -> {
            Optional<FieldProblem> refused = book.remove(code, rate.from());
            change.refresh().run();
            if (refused.isPresent()) {
                UndoToast.told(words.problem(refused.get()), language);
            } else {
                UndoToast.done(language.t("admin.rate.removed", day), () -> putBack(rate), language);
            }
        });
        return button;
    }

    private void putBack(Rate rate) {
        Optional<FieldProblem> refused = book.set(code, rate.from(), rate.rate());
        UndoToast.told(refused.map(words::problem).orElseGet(() -> language.t("admin.undone")), language);
        change.refresh().run();
    }

    private AdminTable past(List<Rate.Past> past, Map<UUID, String> people) {
        AdminTable table = new AdminTable(
                "past-rates",
                List.of(language.t("admin.rate.from"), language.t("admin.rate.rate"), language.t("admin.rate.ended")));
        past.forEach(one -> table.row(
                AdminTable.text(Formats.date(one.rate().from(), language)),
                AdminTable.text(words.rate(one.rate())),
                AdminTable.text(by(people, one.endedBy(), Formats.dateTime(one.endedAt(), language)))));
        return table;
    }
}
