package crm.web.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.cell.Hues;
import crm.web.shell.Languages;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Every component and renderer in use, for administrators: what is not here has no look yet. */
@Route("design")
@PermitAll
public class DesignView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String ADMINISTRATOR = "administrator";
    private static final List<String> HUES = Hues.all();

    private final Session session;
    private final Language language;

    @Inject
    public DesignView(Session session, Languages languages) {
        this.session = session;
        this.language = languages.current();
        addClassNames("page", "design");
    }

    /** For others the address leads nowhere. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!session.caller().roles().contains(ADMINISTRATOR)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        add(new H1(language.t("design.title")), new Paragraph(language.t("design.what")));
        show(language.t("design.chips"), HUES.stream().map(hue -> cell(Cell.Kind.CHIP, hue, hue, null)));
        show(
                language.t("design.stages"),
                Stream.of(0.1, 0.3, 0.6, 0.8, 1.0, -1.0)
                        .map(share -> cell(
                                Cell.Kind.STAGE, share < 0 ? "0%" : Math.round(share * 100) + "%", hue(share), share)));
        show(language.t("design.cells"), cells());
        show(
                language.t("design.tones"),
                Stream.of(Cell.Tone.values())
                        .map(tone -> CellElements.of(new Cell(
                                Cell.Kind.DATE,
                                tone.name().toLowerCase(java.util.Locale.ROOT),
                                tone,
                                null,
                                null,
                                null,
                                null,
                                null))));
        show(language.t("design.buttons"), buttons());
        show(language.t("design.fields"), fields());
        show(language.t("design.states"), states());
    }

    private static String hue(double share) {
        return share < 0 ? "red" : share >= 1 ? "green" : HUES.get((int) (share * 10) % HUES.size());
    }

    private void show(String name, Stream<? extends Component> samples) {
        Div row = new Div();
        row.addClassName("samples");
        samples.forEach(row::add);
        add(new Section(new H2(name), row));
    }

    private static Component cell(
            Cell.Kind kind,
            String text,
            @org.jspecify.annotations.Nullable String hue,
            @org.jspecify.annotations.Nullable Double share) {
        return CellElements.of(new Cell(kind, text, Cell.Tone.PLAIN, null, null, hue, null, share));
    }

    private Stream<Component> cells() {
        return Stream.of(
                cell(Cell.Kind.TITLE, "GTX Pro × 12", null, null),
                cell(Cell.Kind.TEXT, language.t("design.text"), null, null),
                cell(Cell.Kind.NUMBER, "1,234.5", null, null),
                cell(Cell.Kind.MONEY, "$107,072", null, null),
                CellElements.of(
                        new Cell(Cell.Kind.PERSON, "Anna Snelling", Cell.Tone.PLAIN, null, null, "violet", "AS", null)),
                CellElements.of(
                        new Cell(Cell.Kind.REFERENCE, "Konex", Cell.Tone.PLAIN, null, null, "amber", "K", null)),
                cell(Cell.Kind.CHECK, language.t("value.yes"), null, null),
                cell(Cell.Kind.MASKED, "•••• 4399", null, null),
                CellElements.of(new Cell(
                        Cell.Kind.LINK, "+1 555 0100", Cell.Tone.PLAIN, null, "tel:+15550100", null, null, null)));
    }

    private Stream<Component> buttons() {
        Button primary = new Button(language.t("design.primary"));
        primary.addThemeVariants(ButtonVariant.PRIMARY);
        Button disabled = new Button(language.t("design.disabled"));
        disabled.setEnabled(false);
        Button tertiary = new Button(language.t("design.quiet"));
        tertiary.addThemeVariants(ButtonVariant.TERTIARY);
        Anchor link = new Anchor("/design", CellElements.icon("plus"));
        link.add(language.t("design.link"));
        link.addClassName("primary");
        return Stream.of(primary, new Button(language.t("design.plain")), tertiary, disabled, link);
    }

    private Stream<Component> fields() {
        TextField wrong = new TextField(language.t("design.wrong"));
        wrong.setInvalid(true);
        wrong.setErrorMessage(language.t("design.wrongText"));
        Select<String> select = new Select<>();
        select.setLabel(language.t("design.select"));
        select.setItems(HUES);
        ComboBox<String> combo = new ComboBox<>(language.t("design.combo"));
        combo.setItems(HUES);
        return Stream.of(
                new TextField(language.t("design.text")),
                wrong,
                new TextArea(language.t("design.long")),
                select,
                combo,
                new DatePicker(language.t("design.date")),
                new Checkbox(language.t("design.check")));
    }

    private Stream<Component> states() {
        Div bone = new Div();
        bone.addClassName("skeleton");
        Span retry = new Span(language.t("error.tryAgain"));
        Div error = new Div(CellElements.icon("triangle-alert"), new Span(language.t("design.error")), retry);
        error.addClassNames("band", "band-bad");
        Div warning = new Div(CellElements.icon("history"), new Span(language.t("design.warning")));
        warning.addClassNames("band", "band-warn");
        Div empty = new Div(CellElements.icon("inbox"), new Paragraph(language.t("design.empty")));
        empty.addClassName("empty");
        return Stream.of(bone, error, warning, empty);
    }

    @Override
    public String getPageTitle() {
        return language.t("design.title");
    }
}
