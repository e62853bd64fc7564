package crm.web.edit;

import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.provider.HasListDataView;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import crm.metadata.AddressType;
import crm.metadata.AutoNumberType;
import crm.metadata.BadValue;
import crm.metadata.CheckboxType;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EmailType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.GeolocationType;
import crm.metadata.LinksType;
import crm.metadata.LongTextType;
import crm.metadata.LookupType;
import crm.metadata.MaskedType;
import crm.metadata.MultiPicklistType;
import crm.metadata.NumberType;
import crm.metadata.PhoneType;
import crm.metadata.PicklistType;
import crm.metadata.RichTextType;
import crm.metadata.TextType;
import crm.metadata.TimeType;
import crm.metadata.UrlType;
import crm.problem.ProblemCode;
import crm.record.Record;
import crm.value.PostalAddress;
import crm.value.RecordRef;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes the editor of a field: the one place that knows what a value of each type is changed with. */
public record Editors(Language language, Choices choices) {

    /** Up to this many options are a plain list; more can be searched. */
    private static final int FEW_OPTIONS = 7;

    /** An empty editor, named for screen readers. What it reads has passed the field type's own rules. */
    public Editor of(Field field) {
        return named(field, plain(field));
    }

    private Editor named(Field field, Editor editor) {
        editor.component().getElement().setProperty("accessibleName", new FieldWords(language).label(field));
        return editor;
    }

    /** The same for a record: an amount has the sign of the record's currency. */
    public Editor of(Field field, Record record) {
        if (!field.converted() || !(field.type() instanceof NumberType type)) {
            return of(field);
        }
        String code = record.foreignCurrency().orElse(language.currency().getCurrencyCode());
        return named(field, number(type, Formats.sign(code, language)));
    }

    private Editor plain(Field field) {
        return switch (field.type()) {
            case TextType text -> line(text, text.maxLength(), "text");
            case LongTextType text -> paragraphs(text, text.maxLength());
            case RichTextType text -> paragraphs(text, text.maxLength());
            case TimeType time -> time(time);
            case AutoNumberType number -> line(number, 100, "text");
            case MultiPicklistType several -> options(several);
            case EmailType email -> line(email, 254, "email");
            case PhoneType phone -> line(phone, 40, "tel");
            case UrlType url -> line(url, 2000, "url");
            // its currency is chosen beside it
            case NumberType number -> number(number, field.converted() ? "" : sign(number));
            case CheckboxType _ -> checkbox();
            case DateType _ -> date();
            case DateTimeType _ -> dateTime();
            case PicklistType picklist -> picklist(picklist, field.required());
            case LookupType lookup -> lookup(lookup, field);
            case LinksType links -> links(links);
            case AddressType address -> address(address);
            case GeolocationType place -> place(place);
            case MaskedType masked -> throw new IllegalArgumentException("Nobody edits a mask: " + masked);
        };
    }

    private static Optional<Object> parsed(FieldType type, String text) {
        return text.isBlank() ? Optional.empty() : type.parse(TextNode.valueOf(text));
    }

    private static Editor line(FieldType type, int maxLength, String inputMode) {
        TextField field = new TextField();
        field.setMaxLength(maxLength);
        // the keyboard of a phone fits; the native checks of type=email and its like do not
        field.getElement().setAttribute("inputmode", inputMode);
        return Editor.of(
                field,
                value -> field.setValue(value.toString()),
                () -> parsed(type, field.getValue()),
                field::setValue);
    }

    private static Editor paragraphs(FieldType type, int maxLength) {
        TextArea field = new TextArea();
        field.setMinRows(2);
        field.setMaxRows(16);
        field.setMaxLength(maxLength);
        return Editor.of(
                field,
                value -> field.setValue(value.toString()),
                () -> parsed(type, field.getValue()),
                field::setValue);
    }

    private String sign(NumberType type) {
        return switch (type.unit()) {
            case NUMBER -> type.measure();
            case DURATION -> "";
            case CURRENCY -> language.currency().getSymbol(language.locale());
            case PERCENT -> "%";
        };
    }

    /** As text: a number field of the browser shows neither grouping nor 18 digits. */
    private Editor number(NumberType type, String sign) {
        TextField field = new TextField();
        field.getElement().setAttribute("inputmode", "decimal");
        field.addClassName("number");
        if (!sign.isEmpty()) {
            field.setSuffixComponent(new com.vaadin.flow.component.html.Span(sign));
        }
        return Editor.of(
                field,
                value -> field.setValue(shown(type, (BigDecimal) value)),
                () -> numberOf(type, field.getValue()),
                field::setValue);
    }

    private String shown(NumberType type, BigDecimal value) {
        return type.unit() == NumberType.Unit.DURATION
                ? Formats.duration(value)
                : NumberText.shown(value, type.grouping(), language.locale());
    }

    private Optional<Object> numberOf(NumberType type, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (type.unit() == NumberType.Unit.DURATION && text.contains(":")) {
            return type.parse(TextNode.valueOf(text));
        }
        BigDecimal number = NumberText.plain(text, language.locale())
                .orElseThrow(() -> new BadValue(ProblemCode.WRONG_FORMAT, "takes a number like 1234.5."));
        return type.parse(TextNode.valueOf(number.toPlainString()));
    }

    private static Editor checkbox() {
        Checkbox field = new Checkbox();
        return Editor.of(
                field,
                value -> field.setValue((Boolean) value),
                () -> Optional.of(field.getValue()),
                text -> field.setValue(Boolean.valueOf(text)));
    }

    private Editor date() {
        DateEditor field = new DateEditor(language);
        return Editor.of(
                field,
                value -> field.setValue((LocalDate) value),
                () -> {
                    if (field.isUnreadable()) {
                        throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a date.");
                    }
                    return Optional.ofNullable(field.getValue());
                },
                text -> DateText.day(text, language.today()).ifPresent(field::setValue));
    }

    private Editor dateTime() {
        DateTimePicker field = new DateTimePicker();
        field.setLocale(language.isChinese() ? java.util.Locale.SIMPLIFIED_CHINESE : java.util.Locale.UK);
        field.setDatePickerI18n(DateEditor.words(language));
        field.setDateAriaLabel(language.t("edit.day"));
        field.setTimeAriaLabel(language.t("edit.time"));
        return Editor.of(
                field,
                value ->
                        field.setValue(((Instant) value).atZone(language.zone()).toLocalDateTime()),
                () -> {
                    if (field.isInvalid() && field.getValue() == null) {
                        throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a day and a time.");
                    }
                    return Optional.ofNullable(field.getValue())
                            .map(local -> local.atZone(language.zone()).toInstant());
                },
                text -> {
                    if (!text.isBlank()) {
                        field.setValue(LocalDateTime.parse(text));
                    }
                });
    }

    private Editor time(TimeType type) {
        TimePicker field = new TimePicker();
        field.setLocale(language.isChinese() ? java.util.Locale.SIMPLIFIED_CHINESE : java.util.Locale.UK);
        field.setStep(Duration.ofMinutes(15));
        return Editor.of(
                field,
                value -> field.setValue(LocalTime.parse((String) value)),
                () -> {
                    if (field.isInvalid() && field.getValue() == null) {
                        throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a time of day like 09:30.");
                    }
                    return Optional.ofNullable(field.getValue())
                            .flatMap(time -> type.parse(TextNode.valueOf(
                                    time.truncatedTo(ChronoUnit.MINUTES).toString())));
                },
                text -> parsed(type, text).ifPresent(time -> field.setValue(LocalTime.parse((String) time))));
    }

    private Editor options(MultiPicklistType type) {
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>();
        field.setItemLabelGenerator(name -> label(type.choices(), name));
        field.setItems(
                type.choices().options().stream().map(PicklistType.Option::name).toList());
        return Editor.of(
                        field,
                        value -> field.setValue(
                                ((List<?>) value).stream().map(Object::toString).toList()),
                        () -> field.getValue().isEmpty()
                                ? Optional.empty()
                                : type.parse(type.toJson(List.copyOf(field.getValue()))),
                        text -> field.setValue(text.lines()
                                .flatMap(label -> named(type.choices(), label).stream())
                                .toList()))
                .offering(isOffered -> {
                    List<String> kept =
                            field.getValue().stream().filter(isOffered).toList();
                    field.setItems(names(type.choices()).filter(isOffered).toList());
                    field.setValue(kept);
                });
    }

    private static Stream<String> names(PicklistType type) {
        return type.options().stream().map(PicklistType.Option::name);
    }

    /** Restores what was chosen, which new items take away, if it is among them. */
    private static <F extends HasValue<?, String> & HasListDataView<String, ?>> Consumer<Predicate<String>> offering(
            F field, PicklistType type) {
        return isOffered -> {
            String now = field.getValue();
            field.setItems(names(type).filter(isOffered).toList());
            if (now != null && isOffered.test(now)) {
                field.setValue(now);
            } else {
                field.clear();
            }
        };
    }

    private Editor picklist(PicklistType type, boolean required) {
        Cells cells = new Cells(language, Map.of());
        if (type.options().size() > FEW_OPTIONS) {
            ComboBox<String> field = new ComboBox<>();
            field.setItemLabelGenerator(name -> label(type, name));
            field.setRenderer(LitRenderer.<String>of(
                            "<span class='cell ${item.css}'><span class='tx'>${item.t}</span></span>")
                    .withProperty("t", name -> cells.option(type, name).text())
                    .withProperty(
                            "css",
                            name -> cells.option(type, name).kind().css() + " hue-"
                                    + cells.option(type, name).hue()));
            field.setItems(
                    type.options().stream().map(PicklistType.Option::name).toList());
            field.setClearButtonVisible(!required);
            return Editor.of(
                            field,
                            value -> field.setValue((String) value),
                            () -> Optional.ofNullable(field.getValue()),
                            text -> named(type, text).ifPresentOrElse(field::setValue, field::clear))
                    .offering(offering(field, type));
        }
        Select<String> field = new Select<>();
        field.setItemLabelGenerator(name -> name == null ? "–" : label(type, name));
        field.setRenderer(new ComponentRenderer<Component, String>(name -> CellElements.of(cells.option(type, name))));
        field.setItems(type.options().stream().map(PicklistType.Option::name).toList());
        if (!required) {
            field.setEmptySelectionAllowed(true);
            field.setEmptySelectionCaption("–");
        }
        return Editor.of(
                        field,
                        value -> field.setValue((String) value),
                        () -> Optional.<Object>ofNullable(field.getValue()).filter(name -> !name.equals("")),
                        text -> named(type, text).ifPresentOrElse(field::setValue, field::clear))
                .offering(offering(field, type));
    }

    private Optional<String> named(PicklistType type, String label) {
        return type.options().stream()
                .map(PicklistType.Option::name)
                .filter(name -> label(type, name).equals(label.strip()))
                .findFirst();
    }

    private String label(PicklistType type, String name) {
        return type.option(name)
                .map(option -> option.label().in(language.locale()))
                .orElse(name);
    }

    private Editor lookup(LookupType type, Field field) {
        LookupEditor editor = new LookupEditor(type, choices, language);
        editor.setClearButtonVisible(!field.required() && !field.name().equals(EntityType.OWNER));
        return Editor.of(
                editor,
                value -> editor.show((RecordRef) value),
                () -> {
                    Optional<Object> chosen = Optional.<Choice>ofNullable(editor.getValue())
                            .flatMap(choice -> Optional.<Object>ofNullable(choice.ref()));
                    if (chosen.isEmpty() && field.name().equals(EntityType.OWNER)) {
                        throw new BadValue(ProblemCode.REQUIRED, "is required.");
                    }
                    return chosen;
                },
                editor::type);
    }

    private Editor links(LinksType type) {
        LinksEditor editor = new LinksEditor(type, choices, language);
        return Editor.of(
                editor, value -> editor.show(LinksType.refs(value)), editor::read, text -> editor.type(text.lines()));
    }

    private Editor address(AddressType type) {
        AddressField field = new AddressField(language);
        return Editor.of(
                field,
                value -> field.setValue((PostalAddress) value),
                () -> type.parse(type.toJson(field.getValue())),
                field::type);
    }

    private Editor place(GeolocationType type) {
        GeolocationField field = new GeolocationField(language);
        return Editor.of(
                field, value -> field.setValue(value.toString()), () -> type.parse(field.parts()), field::type);
    }
}
