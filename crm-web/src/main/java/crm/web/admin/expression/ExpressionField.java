package crm.web.admin.part;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An expression as text, checked while it is written; what is misspelt can be put right, and fields can be put in. */
final class ExpressionField extends Div {

    private static final int MOST = 2_000;
    private static final int TYPING_PAUSE_MS = 400;

    private final EntityType type;
    private final RuleTrial trial;
    private final Language language;
    private final boolean asFilter;
    private final Runnable changed;
    private final TextArea text = new TextArea();
    private final Div finding = new Div();

    ExpressionField(
            EntityType type, RuleTrial trial, Language language, String label, boolean asFilter, Runnable changed) {
        this.type = type;
        this.trial = trial;
        this.language = language;
        this.asFilter = asFilter;
        this.changed = changed;
        addClassNames("expression", "plan-wide");
        text.setLabel(label);
        text.addClassName("code-input");
        text.setMinRows(2);
        text.setMaxRows(8);
        text.setMaxLength(MOST);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MS);
        text.addValueChangeListener(_ -> check());
        finding.addClassName("finding");
        finding.getElement().setAttribute("aria-live", "polite");
        add(text, finding, fields());
    }

    String value() {
        return text.getValue().strip();
    }

    void setValue(String value) {
        text.setValue(value);
        check();
    }

    void focus() {
        text.focus();
    }

    void complain(String message) {
        text.setErrorMessage(message);
        text.setInvalid(!message.isEmpty());
    }

    private ComboBox<Field> fields() {
        FieldWords words = new FieldWords(language);
        ComboBox<Field> fields = new ComboBox<>();
        fields.addClassName("insert-field");
        fields.setPlaceholder(language.t("admin.insertField"));
        fields.setAriaLabel(language.t("admin.insertField"));
        fields.setItems(Stream.concat(type.fields().stream(), type.systemFields().stream())
                .toList());
        fields.setItemLabelGenerator(field -> language.t("admin.fieldAndName", words.label(field), field.name()));
        fields.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                text.setValue((text.getValue() + " " + event.getValue().name()).strip());
                fields.clear();
                text.focus();
            }
        });
        return fields;
    }

    private void check() {
        finding.removeAll();
        complain("");
        if (!value().isEmpty()) {
            Optional<RuleTrial.Finding> found = trial.check(type, value(), asFilter);
            found.ifPresentOrElse(this::tell, this::praise);
        }
        changed.run();
    }

    private void praise() {
        finding.setClassName("finding good");
        finding.add(CellElements.icon("circle-check"), new Span(language.t("admin.expressionFine")));
    }

    private void tell(RuleTrial.Finding found) {
        finding.setClassName("finding bad");
        finding.add(CellElements.icon("circle-alert"), new Span(found.message()));
        if (!found.meant().isEmpty()) {
            NativeButton right = Actions.quiet("check", language.t("admin.useInstead", found.meant()));
            right.addClickListener(_ -> text.setValue(
                    text.getValue().replaceFirst("\\b" + Pattern.quote(found.wrong()) + "\\b", found.meant())));
            finding.add(right);
        }
    }

    /** True if something stands there that cannot be read. */
    boolean isWrong() {
        return !value().isEmpty() && trial.check(type, value(), asFilter).isPresent();
    }
}
