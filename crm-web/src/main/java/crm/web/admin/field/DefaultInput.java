package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import crm.web.admin.expression.ExpressionField;
import crm.web.admin.shape.Places;
import java.util.List;
import java.util.Optional;

/** Asks what new records begin with: a value, an option, or what an expression makes. */
final class DefaultInput {

    private static final String DEFAULT = "default";
    private static final String FORMULA = "defaultFormula";

    private final AskedField asked;
    private final Optional<ValueInput> value;
    private final Select<OptionDraft> option = new Select<>();
    private final Select<Boolean> byExpression = new Select<>();

    /** @param options those of a picklist as it is asked for */
    DefaultInput(AskedField asked, Places places, List<OptionDraft> options) {
        this.asked = asked;
        if (asked.takes("values")) {
            value = Optional.empty();
            begin(options);
            places.placed(DEFAULT, option);
        } else {
            ValueInput input = new ValueInput(asked, DEFAULT);
            value = Optional.of(input);
            places.put(DEFAULT, input::complain);
        }
    }

    private void begin(List<OptionDraft> options) {
        option.setLabel(asked.label(DEFAULT));
        option.setItemLabelGenerator(draft ->
                draft == null ? "–" : draft.label.toLabel().in(asked.language().locale()));
        option.setEmptySelectionAllowed(true);
        option.setEmptySelectionCaption("–");
        show(options);
        options.stream()
                .filter(draft -> !draft.name.isEmpty()
                        && draft.name.equals(asked.begin().path(DEFAULT).asText()))
                .findFirst()
                .ifPresent(option::setValue);
        option.addValueChangeListener(_ -> asked.changed().run());
    }

    /** Offers these, whenever there are others. */
    void show(List<OptionDraft> options) {
        OptionDraft chosen = option.getValue();
        List<OptionDraft> offered = options.stream()
                .filter(draft -> !draft.hidden && !draft.label.isEmpty())
                .toList();
        option.setItems(offered);
        if (chosen != null && offered.contains(chosen)) {
            option.setValue(chosen);
        }
    }

    /** What is chosen or entered. */
    Component component() {
        return value.isPresent() ? value.get() : option;
    }

    /** Offers an expression in its place. */
    Component orBy(ExpressionField expression) {
        byExpression.setLabel(asked.language().t("admin.defaultBy"));
        byExpression.setItems(false, true);
        byExpression.setItemLabelGenerator(how ->
                asked.language().t(Boolean.TRUE.equals(how) ? "admin.defaultByExpression" : "admin.defaultByValue"));
        byExpression.addValueChangeListener(event -> {
            component().setVisible(!event.getValue());
            expression.setVisible(event.getValue());
            asked.changed().run();
        });
        expression.setVisible(false);
        byExpression.setValue(asked.begin().has(FORMULA));
        return byExpression;
    }

    /**
     * Writes one of them, after the expression was written.
     *
     * @param names those of the options, in their order
     */
    boolean write(ObjectNode definition, List<OptionDraft> options, List<String> names) {
        definition.remove(DEFAULT);
        boolean isRead = value.map(input -> input.write(definition)).orElse(true);
        int chosen = option.getValue() == null ? -1 : options.indexOf(option.getValue());
        if (chosen >= 0 && chosen < names.size()) {
            definition.put(DEFAULT, names.get(chosen));
        }
        definition.remove(Boolean.TRUE.equals(byExpression.getValue()) ? DEFAULT : FORMULA);
        return isRead;
    }
}
