package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Set;

/** Asks for a limit: a whole number, or for values any number. */
final class NumberInput extends TextField implements KeyInput {

    private static final Set<String> OF_VALUES = Set.of("min", "max");

    private final AskedField asked;
    private final String key;

    NumberInput(AskedField asked, String key) {
        super(asked.label(key));
        this.asked = asked;
        this.key = key;
        getElement().setAttribute("inputmode", "decimal");
        setValue(asked.begin().has(key) ? asked.begin().get(key).decimalValue().toPlainString() : "");
        setReadOnly(asked.isLocked(key));
        addValueChangeListener(_ -> asked.changed().run());
    }

    @Override
    public boolean write(ObjectNode definition) {
        definition.remove(key);
        String text = getValue().strip().replace(",", "");
        if (text.isEmpty()) {
            return true;
        }
        try {
            definition.set(key, number(text));
            return true;
        } catch (ArithmeticException | NumberFormatException e) {
            setErrorMessage(asked.language().t("admin.notANumber"));
            setInvalid(true);
            return false;
        }
    }

    private NumericNode number(String text) {
        BigDecimal number = new BigDecimal(text);
        return OF_VALUES.contains(key) ? DecimalNode.valueOf(number) : IntNode.valueOf(number.intValueExact());
    }
}
