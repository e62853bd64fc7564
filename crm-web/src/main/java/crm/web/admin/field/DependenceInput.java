package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import crm.metadata.CheckboxType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.web.admin.shape.Shape;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which field the options of a picklist depend on, and with which of its values each of them goes. */
final class DependenceInput extends Div {

    private static final String DEPENDS_ON = "dependsOn";
    private static final String FOR = "for";

    private final Language language;
    private final Runnable changed;
    private final Select<Field> on = new Select<>();
    private final Div rows = new Div();

    /** @param begin the field that it depends on now */
    DependenceInput(EntityType type, String begin, Language language, Runnable changed) {
        this.language = language;
        this.changed = changed;
        FieldWords words = new FieldWords(language);
        addClassNames("plan-wide", "dependence");
        rows.addClassName("plan-form");
        on.setLabel(language.t("admin.key.dependsOn"));
        on.setItems(Shape.fields(type).stream()
                .filter(field -> field.type() instanceof PicklistType || field.type() instanceof CheckboxType)
                .toList());
        on.setItemLabelGenerator(field -> field == null ? "–" : words.label(field));
        on.setEmptySelectionAllowed(true);
        on.setEmptySelectionCaption("–");
        type.findStored(begin).ifPresent(on::setValue);
        add(on, rows);
    }

    Select<Field> select() {
        return on;
    }

    /** Draws a row an option, whenever there are others. */
    void show(List<OptionDraft> options) {
        rows.removeAll();
        Map<String, String> values = values();
        if (!values.isEmpty()) {
            options.stream()
                    .filter(option -> !option.hidden && !option.label.isEmpty())
                    .forEach(option -> rows.add(row(option, values)));
        }
    }

    /** Labels of the other field's values, by their names. */
    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Field> chosen = Optional.ofNullable(on.getValue());
        if (chosen.filter(field -> field.type() instanceof CheckboxType).isPresent()) {
            values.put("true", language.t("value.yes"));
            values.put("false", language.t("value.no"));
        }
        chosen.flatMap(field -> PicklistType.of(field.type()))
                .ifPresent(picklist -> picklist.options()
                        .forEach(option ->
                                values.put(option.name(), option.label().in(language.locale()))));
        return values;
    }

    private MultiSelectComboBox<String> row(OptionDraft option, Map<String, String> values) {
        MultiSelectComboBox<String> row = new MultiSelectComboBox<>(
                language.t("admin.optionFor", option.label.toLabel().in(language.locale())));
        row.setItems(values.keySet());
        row.setItemLabelGenerator(name -> values.getOrDefault(name, name));
        row.setPlaceholder(language.t("admin.optionForAll"));
        Set<String> now = new LinkedHashSet<>();
        option.definition.path(FOR).forEach(name -> now.add(name.asText()));
        now.retainAll(values.keySet());
        row.setValue(now);
        row.addValueChangeListener(event -> {
            option.definition.remove(FOR);
            if (!event.getValue().isEmpty()) {
                option.definition.set(
                        FOR,
                        Shape.array(values.keySet().stream()
                                .filter(event.getValue()::contains)
                                .toList()));
            }
            changed.run();
        });
        return row;
    }

    /** Without a field that they depend on, options are for all. */
    void write(ObjectNode definition, List<OptionDraft> options) {
        definition.remove(DEPENDS_ON);
        if (on.getValue() == null) {
            options.forEach(option -> option.definition.remove(FOR));
        } else {
            definition.put(DEPENDS_ON, on.getValue().name());
        }
    }
}
