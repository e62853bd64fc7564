package crm.web.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import crm.metadata.CompositeType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds one condition: a field, how it compares, and with what. Lives while its popover is open. */
final class FilterBuilder extends Div {

    private final EntityType type;
    private final RecordLists lists;
    private final Language language;
    private final Consumer<Condition> done;
    private final Select<Field> fields = new Select<>();
    private final Select<Operator> operators = new Select<>();
    private final Div value = new Div();

    private @Nullable ValueEditor editor;

    FilterBuilder(EntityType type, RecordLists lists, Language language, Consumer<Condition> done) {
        this.type = type;
        this.lists = lists;
        this.language = language;
        this.done = done;
        addClassName("filter-builder");
        fields.setLabel(language.t("list.field"));
        fields.setItemLabelGenerator(field -> new FieldWords(language).label(field));
        operators.setLabel(language.t("list.condition"));
        operators.setItemLabelGenerator(this::words);
        Button add = new Button(language.t("list.addFilter"), _ -> add());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(fields, operators, value, add);
        fields.addValueChangeListener(event -> fieldChosen(event.getValue()));
        operators.addValueChangeListener(_ -> drawValue());
        fields.setItems(comparable());
        fields.setValue(comparable().getFirst());
    }

    /** Those that an index answers first, as those can always be filtered by. */
    private List<Field> comparable() {
        List<Field> all = Stream.concat(
                        type.fields().stream(),
                        type.systemFields().stream()
                                .filter(field -> field.name().equals(EntityType.OWNER)
                                        || field.name().equals(EntityType.CREATED_AT)))
                .flatMap(field ->
                        field.type() instanceof CompositeType ? Condition.parts(field).stream() : Stream.of(field))
                .filter(field -> !Operator.of(field.type().kind()).isEmpty())
                .filter(field -> !crm.web.cell.Cells.isParagraphs(field) && field.access() != FieldAccess.MASKED)
                .toList();
        return Stream.concat(all.stream().filter(Field::isIndexed), all.stream().filter(field -> !field.isIndexed()))
                .toList();
    }

    private String words(Operator operator) {
        return language.t("list.is." + fields.getValue().type().kind() + "." + operator, "…")
                .strip();
    }

    private void fieldChosen(@Nullable Field field) {
        if (field != null) {
            List<Operator> offered = Operator.of(field.type().kind());
            operators.setItems(offered);
            operators.setValue(offered.getFirst());
            drawValue();
        }
    }

    private void drawValue() {
        value.removeAll();
        editor = null;
        Operator operator = operators.getValue();
        if (operator != null && operator.takesValue()) {
            editor = ValueEditor.of(fields.getValue(), operator, lists, language);
            value.add(editor.component());
        }
    }

    private void add() {
        Operator operator = operators.getValue();
        if (operator == null) {
            return;
        }
        List<String> values = editor == null ? List.of() : editor.values().get();
        if (operator.takesValue() == !values.isEmpty()) {
            done.accept(new Condition(fields.getValue(), operator, values));
        }
    }
}
