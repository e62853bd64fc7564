package crm.web.admin.currency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.combobox.ComboBox;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import java.util.List;
import java.util.Optional;

/** Makes another currency the company's own, as long as no record has an amount. */
final class CompanyCurrencyDialog extends PlanDialog {

    private final RateWords words;
    private final ComboBox<String> currency = new ComboBox<>();

    CompanyCurrencyDialog(ShapeChange change, Shape shape) {
        super(change, shape, change.language().t("admin.currency.another"));
        words = new RateWords(language);
        setWidth("440px");
        currency.setLabel(language.t("admin.currency"));
        currency.setHelperText(language.t("admin.currency.anotherHow"));
        currency.setItems(others());
        currency.setItemLabelGenerator(code -> code + " · " + words.name(code));
        currency.setWidthFull();
        add(placed("currency", currency));
        place("company", message -> {
            complain("currency", message.isEmpty() ? "" : stays());
        });
        footer(language.t("admin.currency.anotherSave"));
        currency.focus();
    }

    private List<String> others() {
        return RateWords.codes().stream()
                .filter(code -> !code.equals(words.company()))
                .toList();
    }

    private String stays() {
        return language.t("admin.currency.stays", words.name(words.company()), words.name(currency.getValue()));
    }

    @Override
    protected Optional<ObjectNode> patch() {
        if (currency.getValue() == null) {
            complain("currency", language.t("admin.currency.choose"));
            return Optional.empty();
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode currencies = patch.putObject("currencies").putNull(words.company());
        currencies.putObject(currency.getValue()).put("company", true).putNull("hidden");
        return Optional.of(patch);
    }

    @Override
    protected String pointer() {
        return "/currencies/" + currency.getValue();
    }

    @Override
    protected String doneSentence() {
        return language.t("admin.currency.nowCompany", words.name(currency.getValue()));
    }
}
