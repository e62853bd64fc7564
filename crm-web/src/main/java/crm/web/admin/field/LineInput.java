package crm.web.admin.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.textfield.TextField;
import crm.web.admin.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Asks for a text, or for several with commas between them. */
final class LineInput extends TextField implements KeyInput {

    private static final String ACCEPT = "accept";

    private final String key;

    LineInput(AskedField asked, String key) {
        super(asked.label(key));
        this.key = key;
        setValue(written(asked.begin().path(key)));
        setReadOnly(asked.isLocked(key));
        addValueChangeListener(_ -> asked.changed().run());
        if (key.equals(ACCEPT)) {
            setHelperText(asked.language().t("admin.acceptHelp"));
            addClassName("plan-wide");
        }
    }

    private static String written(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                : value.asText();
    }

    @Override
    public boolean write(ObjectNode definition) {
        String text = getValue().strip();
        KeyInput.put(definition, key, text);
        if (key.equals(ACCEPT) && !text.isEmpty()) {
            definition.set(key, Shape.array(names(text)));
        }
        return true;
    }

    private static List<String> names(String commas) {
        return Arrays.stream(commas.split("[,;，；\\s]+", -1))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
