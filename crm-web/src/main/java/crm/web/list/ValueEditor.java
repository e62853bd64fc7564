package crm.web.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import crm.metadata.Field;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.metadata.ReferenceType;
import crm.web.text.Language;
import java.text.ParsePosition;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes the value of a filter's condition.
 *
 * @param values as a {@link Condition} has them; none while nothing useable is entered
 */
record ValueEditor(Component component, Supplier<List<String>> values) {

    private static final int CHOICES = 20;

    static ValueEditor of(Field field, Operator operator, RecordLists lists, Language language) {
        String label = language.t("list.value");
        return switch (field.type()) {
            case NumberType _ -> number(label, language);
            case crm.metadata.DateType _ -> date(label, language);
            case crm.metadata.DateTimeType _ -> moment(label, language);
            case crm.metadata.CheckboxType _ -> yesOrNo(label, language);
            case PicklistType picklist -> options(label, picklist, operator, language);
            case crm.metadata.MultiPicklistType several -> options(label, several.choices(), operator, language);
            case ReferenceType references -> reference(label, references, lists, language);
            default -> text(label);
        };
    }

    private static ValueEditor text(String label) {
        TextField field = new TextField(label);
        return new ValueEditor(field, () -> ifAny(field.getValue().strip()));
    }

    private static ValueEditor number(String label, Language language) {
        TextField field = new TextField(label);
        field.getElement().setAttribute("inputmode", "decimal");
        return new ValueEditor(field, () -> {
            String text = field.getValue().strip();
            var format = com.ibm.icu.text.NumberFormat.getInstance(language.locale());
            ParsePosition position = new ParsePosition(0);
            Number number = format.parse(text, position);
            boolean isRead = number != null && position.getIndex() == text.length();
            field.setInvalid(!isRead);
            field.setErrorMessage(language.t("list.notANumber"));
            return isRead ? List.of(new java.math.BigDecimal(number.toString()).toPlainString()) : List.of();
        });
    }

    private static ValueEditor date(String label, Language language) {
        DatePicker picker = picker(label, language);
        return new ValueEditor(
                picker,
                () -> picker.getOptionalValue()
                        .map(day -> List.of(day.toString()))
                        .orElse(List.of()));
    }

    private static ValueEditor moment(String label, Language language) {
        DatePicker picker = picker(label, language);
        return new ValueEditor(
                picker,
                () -> picker.getOptionalValue()
                        .map(day -> List.of(
                                day.atStartOfDay(language.zone()).toInstant().toString()))
                        .orElse(List.of()));
    }

    private static DatePicker picker(String label, Language language) {
        DatePicker picker = new DatePicker(label);
        picker.setLocale(language.locale());
        picker.setI18n(new DatePicker.DatePickerI18n()
                .setDateFormat(language.isChinese() ? "yyyy-MM-dd" : "d MMM yyyy")
                .setReferenceDate(language.today())
                .setFirstDayOfWeek(1)
                .setToday(language.t("time.inDays", 0))
                .setCancel(language.t("list.cancel")));
        return picker;
    }

    private static ValueEditor yesOrNo(String label, Language language) {
        Select<Boolean> select = new Select<>();
        select.setLabel(label);
        select.setItems(true, false);
        select.setItemLabelGenerator(yes -> language.t(yes ? "value.yes" : "list.no"));
        select.setValue(true);
        return new ValueEditor(select, () -> List.of(select.getValue().toString()));
    }

    private static ValueEditor options(String label, PicklistType picklist, Operator operator, Language language) {
        if (operator != Operator.IN) {
            Select<PicklistType.Option> select = new Select<>();
            select.setLabel(label);
            select.setItems(picklist.options());
            select.setItemLabelGenerator(option -> option.label().in(language.locale()));
            return new ValueEditor(
                    select,
                    () -> select.getOptionalValue()
                            .map(option -> List.of(option.name()))
                            .orElse(List.of()));
        }
        MultiSelectComboBox<PicklistType.Option> box = new MultiSelectComboBox<>(label);
        box.setItems(picklist.options());
        box.setItemLabelGenerator(option -> option.label().in(language.locale()));
        return new ValueEditor(
                box,
                () -> picklist.options().stream()
                        .filter(box.getValue()::contains)
                        .map(PicklistType.Option::name)
                        .toList());
    }

    private static ValueEditor reference(String label, ReferenceType references, RecordLists lists, Language language) {
        ComboBox<RecordLists.Choice> box = records(label, references.targets(), lists, language);
        return new ValueEditor(
                box,
                () -> box.getOptionalValue()
                        .map(choice -> List.of(choice.ref().id().toString()))
                        .orElse(List.of()));
    }

    /** Finds a record by the start of its title. */
    static ComboBox<RecordLists.Choice> records(
            String label, List<String> entities, RecordLists lists, Language language) {
        ComboBox<RecordLists.Choice> box = new ComboBox<>(label);
        box.setPageSize(CHOICES);
        box.setPlaceholder(language.t("list.startTyping"));
        box.setItemLabelGenerator(choice -> choice.told(language));
        box.setItems((Query<RecordLists.Choice, String> query) -> first(query, entities, lists));
        return box;
    }

    /** Whoever wants more than the first goes on typing. */
    private static Stream<RecordLists.Choice> first(
            Query<RecordLists.Choice, String> query, List<String> entities, RecordLists lists) {
        int offset = query.getOffset();
        int limit = query.getLimit();
        return offset > 0
                ? Stream.empty()
                : lists.choices(entities, query.getFilter().orElse(""), Math.min(limit, CHOICES)).stream();
    }

    private static List<String> ifAny(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }
}
