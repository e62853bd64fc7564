package crm.web.admin.currency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import crm.metadata.Currencies;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.Choices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Adds a currency with its first rate, which counts for the days before as well. */
final class CurrencyDialog extends PlanDialog {

    private final RateBook book;
    private final RateWords words;
    private final ComboBox<String> currency = new ComboBox<>();
    private final RateInputs inputs;

    CurrencyDialog(ShapeChange change, Shape shape, RateBook book, Choices choices) {
        super(change, shape, change.language().t("admin.currency.add"));
        this.book = book;
        words = new RateWords(language);
        inputs = new RateInputs(words, choices);
        setWidth("440px");
        currency.setLabel(language.t("admin.currency"));
        currency.setItems(free());
        currency.setItemLabelGenerator(code -> code + " · " + words.name(code));
        currency.addValueChangeListener(
                event -> inputs.of(Optional.ofNullable(event.getValue()).orElse("")));
        Div form = new Div(placed("currency", currency), inputs);
        form.addClassName("currency-form");
        add(form);
        footer(language.t("admin.currency.add"));
        currency.focus();
    }

    private List<String> free() {
        Currencies known = shape.layer().currencies();
        return RateWords.codes().stream()
                .filter(code -> !code.equals(words.company()))
                .filter(code -> known.other(code).isEmpty())
                .toList();
    }

    @Override
    protected Optional<ObjectNode> patch() {
        Optional<BigDecimal> rate = inputs.rate();
        Optional<LocalDate> from = inputs.from();
        if (currency.getValue() == null) {
            complain("currency", language.t("admin.currency.choose"));
            return Optional.empty();
        }
        if (rate.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("currencies").putObject(currency.getValue());
        return Optional.of(patch);
    }

    /** The currency is there: now it is said what it is worth. */
    @Override
    protected void saved() {
        inputs.from().ifPresent(from -> inputs.rate().ifPresent(rate -> book.set(currency.getValue(), from, rate)));
    }

    @Override
    protected String pointer() {
        return "/currencies/" + currency.getValue();
    }

    @Override
    protected String doneSentence() {
        return language.t("admin.currency.added", words.name(currency.getValue()));
    }
}
