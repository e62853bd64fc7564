package crm.web.admin.currency;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import crm.metadata.BadValue;
import crm.metadata.DateType;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.Label;
import crm.metadata.Storage;
import crm.problem.FieldProblem;
import crm.web.edit.Choices;
import crm.web.edit.Editor;
import crm.web.edit.Editors;
import crm.web.edit.NumberText;
import crm.web.text.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Asks what a currency is worth, and from which day on. */
final class RateInputs extends Div {

    private final RateWords words;
    private final TextField rate = new TextField();
    private final Editor from;

    RateInputs(RateWords words, Choices choices) {
        this.words = words;
        addClassName("rate-inputs");
        rate.setLabel(words.language().t("admin.rate.one", words.company()));
        rate.getElement().setAttribute("inputmode", "decimal");
        rate.addClassNames("number", "rate-input");
        rate.setMaxLength(40);
        from = new Editors(words.language(), choices).of(day());
        Span label = new Span(words.language().t("admin.rate.from"));
        label.addClassName("fixed-label");
        Div when = new Div(label, from.component());
        when.addClassName("fixed-field");
        add(rate, when);
        from.show(words.language().today());
    }

    private Field day() {
        return new Field(
                "from",
                Label.of(words.language().t("admin.rate.from")),
                new DateType(),
                true,
                false,
                false,
                Optional.empty(),
                FieldConditions.NONE,
                new Storage.InValues());
    }

    void of(String code) {
        rate.setSuffixComponent(new Span(code));
    }

    void show(LocalDate day, BigDecimal known) {
        from.show(day);
        rate.setValue(Formats.rate(known, words.language()));
    }

    /** The day of a rate that is changed stays. */
    void fixDay() {
        from.component().getElement().setProperty("readonly", true);
    }

    void focusRate() {
        rate.focus();
    }

    /** Empty if it is no rate, which is told. */
    Optional<BigDecimal> rate() {
        Optional<BigDecimal> number =
                NumberText.plain(rate.getValue(), words.language().locale()).filter(value -> value.signum() > 0);
        complain(rate, number.isPresent() ? "" : words.language().t("admin.rate.wrong.rate"));
        return number;
    }

    Optional<LocalDate> from() {
        try {
            Optional<LocalDate> day = from.read().map(LocalDate.class::cast);
            from.complain(day.isPresent() ? "" : words.language().t("edit.problem.date"));
            return day;
        } catch (BadValue bad) {
            from.complain(words.language().t("edit.problem.date"));
            return Optional.empty();
        }
    }

    void tell(FieldProblem problem) {
        if (problem.field().equals("from")) {
            from.complain(words.problem(problem));
        } else {
            complain(rate, words.problem(problem));
        }
    }

    private static void complain(TextField field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(!message.isEmpty());
    }
}
