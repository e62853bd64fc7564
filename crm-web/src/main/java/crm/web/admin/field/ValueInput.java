package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import crm.metadata.BadValue;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.pack.FieldTypes;
import crm.web.edit.Editor;
import crm.web.edit.Editors;
import java.util.List;

/** Asks for a value of the field itself, by the editor that its records are edited with. */
final class ValueInput extends Div implements KeyInput {

    private static final List<String> LIMITS = List.of("min", "max", "minLength", "pattern");
    private static final List<String> OF_RECORDS = List.of("required", "default", "defaultFormula");

    private final AskedField asked;
    private final String key;
    private final FieldType type;
    private final Editor editor;

    ValueInput(AskedField asked, String key) {
        this.asked = asked;
        this.key = key;
        ObjectNode plain = asked.begin().deepCopy();
        plain.remove(LIMITS);
        plain.remove(OF_RECORDS);
        type = FieldTypes.read(plain);
        editor = new Editors(asked.language(), asked.choices())
                .of(FieldPreview.field(Label.of(asked.label(key)), plain));
        if (asked.begin().has(key)) {
            editor.show(type.fromJson(asked.begin().get(key)));
        }
        Span name = new Span(asked.label(key));
        name.addClassName("fixed-label");
        addClassName("fixed-field");
        add(name, editor.component());
    }

    void complain(String message) {
        editor.complain(message);
    }

    @Override
    public boolean write(ObjectNode definition) {
        definition.remove(key);
        try {
            editor.read()
                    .filter(value -> !Boolean.FALSE.equals(value))
                    .ifPresent(value -> definition.set(key, type.toJson(value)));
            return true;
        } catch (BadValue wrong) {
            complain(asked.language().t("admin.badDefault"));
            return false;
        }
    }
}
