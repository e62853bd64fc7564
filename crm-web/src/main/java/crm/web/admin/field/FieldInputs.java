package crm.web.admin.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.metadata.LookupType.OnDelete;
import crm.metadata.pack.FieldTypes;
import crm.web.admin.expression.ExpressionField;
import crm.web.admin.expression.Purpose;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.shape.Shape;
import crm.web.edit.Choices;
import crm.web.edit.Editor;
import crm.web.edit.Editors;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a field of one type is asked beside its labels: only what the type needs. */
final class FieldInputs extends Div {

    private static final String ACCEPT = "accept";
    private static final List<String> TEXTS = List.of("unit", "pattern", ACCEPT);
    private static final List<String> CONDITIONS = List.of("requiredWhen", "visibleWhen", "readOnlyWhen");
    private static final List<String> MARKS = List.of("searchable", "historyNote");
    private static final List<String> LIMITS = List.of("min", "max", "minLength", "pattern");
    private static final Set<FieldKind> TIMES = Set.of(FieldKind.DATE, FieldKind.DATE_TIME, FieldKind.TIME);
    private static final List<String> NUMBERS =
            List.of("minLength", "maxLength", "scale", "min", "max", "maxSize", "maxCount");

    private final FieldKind kind;
    private final ObjectNode begin;
    private final Language language;
    private final Predicate<String> locked;
    private final Map<String, Consumer<String>> places = new LinkedHashMap<>();
    private final Map<String, TextField> numbers = new LinkedHashMap<>();
    private final Map<String, Editor> bounds = new LinkedHashMap<>();
    private final Map<String, TextField> texts = new LinkedHashMap<>();
    private final Map<String, ExpressionField> expressions = new LinkedHashMap<>();
    private final Map<String, Checkbox> ticks = new LinkedHashMap<>();
    private final EntityType type;
    private final RuleTrial trial;
    private final Choices choices;
    private final MultiSelectComboBox<EntityType> targets = new MultiSelectComboBox<>();
    private final Select<OnDelete> onDelete = new Select<>();
    private final Select<OptionDraft> defaultOption = new Select<>();
    private final Select<Boolean> byExpression = new Select<>();
    private @Nullable OptionsEditor options;
    private @Nullable Editor defaultValue;
    private @Nullable Component defaultRow;
    private @Nullable RollUpInput rollUp;
    private @Nullable DependenceInput dependence;

    /**
     * @param begin the definition to begin with, at least with its type
     * @param type the entity type that the field is of
     * @param locked keys that stay as they are
     */
    FieldInputs(
            FieldKind kind,
            ObjectNode begin,
            Shape shape,
            EntityType type,
            Language language,
            Choices choices,
            RuleTrial trial,
            Map<String, Long> counts,
            List<OptionDraft> drafts,
            Predicate<String> locked,
            Runnable changed) {
        this.kind = kind;
        this.begin = begin;
        this.language = language;
        this.locked = locked;
        this.type = type;
        this.trial = trial;
        this.choices = choices;
        addClassNames("plan-form", "field-inputs");
        if (kind.takes("to")) {
            reference(shape, changed);
        }
        TEXTS.stream().filter(kind::takes).forEach(key -> line(key, changed));
        NUMBERS.stream().filter(kind::takes).forEach(key -> {
            if (TIMES.contains(kind) && !locked.test(key)) {
                add(bound(key));
            } else if (!TIMES.contains(kind)) {
                number(key, changed);
            }
        });
        if (kind.takes("formula")) {
            expression("formula", new Purpose.Formula(FieldTypes.read(begin)), changed);
        }
        if (kind.takes("values")) {
            options = new OptionsEditor(language, drafts, counts, () -> optionsChanged(changed));
            places.put("values", options::complain);
            add(options);
            if (kind.takes("default")) {
                optionDefault(changed);
            }
            dependence(type, changed);
        } else if (kind.takes("default")) {
            add(defaultEditor());
        }
        if (kind.takes("defaultFormula")) {
            Optional<Component> value = kind.takes("default") ? Optional.of(lastDefault()) : Optional.empty();
            expression("defaultFormula", beginning(), changed);
            value.ifPresent(shown -> chooseDefault(shown, changed));
        }
        if (kind.takes("rollUp") && !locked.test("rollUp")) {
            rollUp = new RollUpInput(
                    shape.whole(), type, FieldTypes.read(begin).kind(), begin.path("rollUp"), language, trial, changed);
            places.put("rollUp", rollUp::complain);
            add(rollUp);
        }
        if (kind != FieldKind.AUTO_NUMBER) {
            CONDITIONS.forEach(key -> expression(key, new Purpose.Condition(), changed));
        }
        ticks(changed);
    }

    private void reference(Shape shape, Runnable changed) {
        targets.setLabel(language.t("admin.key.to"));
        if (kind.takes("onDelete")) {
            targets.setHelperText(language.t("admin.toHelp"));
        }
        targets.setItemLabelGenerator(type -> type.label().in(language.locale()));
        targets.setItems(shape.types().stream()
                .filter(type -> !shape.isHidden(type.name()))
                .toList());
        targets.setValue(FieldTypes.targets(begin).stream()
                .flatMap(name -> shape.whole().find(name).stream())
                .toList());
        targets.setReadOnly(begin.has("to"));
        targets.addValueChangeListener(event -> {
            if (!kind.takes("onDelete") && event.getValue().size() > 1) {
                // of one entity type: the one chosen last
                targets.setValue(event.getValue().stream()
                        .filter(type -> !event.getOldValue().contains(type))
                        .limit(1)
                        .toList());
            }
            changed.run();
        });
        add(placed("to", targets));
        if (kind.takes("onDelete")) {
            deleting(changed);
        }
        if (!begin.has("to")) {
            tick("related", true, changed);
        }
    }

    private void deleting(Runnable changed) {
        onDelete.setLabel(language.t("admin.onDeleteOf"));
        onDelete.setItemLabelGenerator(what -> LookupWords.onDelete(what, language));
        onDelete.setItems(OnDelete.values());
        onDelete.setValue(OnDelete.of(begin.path("onDelete").asText()));
        onDelete.setReadOnly(locked.test("onDelete"));
        onDelete.addValueChangeListener(event -> {
            // what goes with another record never is without it
            if (event.getValue() == OnDelete.CASCADE) {
                Optional.ofNullable(ticks.get("required")).ifPresent(tick -> tick.setValue(true));
            }
            changed.run();
        });
        add(placed("onDelete", onDelete));
    }

    private void number(String key, Runnable changed) {
        TextField field = new TextField(language.t("admin.key." + key));
        field.getElement().setAttribute("inputmode", "decimal");
        field.setValue(begin.has(key) ? begin.get(key).decimalValue().toPlainString() : "");
        field.setReadOnly(locked.test(key));
        field.addValueChangeListener(_ -> changed.run());
        numbers.put(key, placed(key, field));
        add(field);
    }

    private void line(String key, Runnable changed) {
        TextField field = new TextField(language.t("admin.key." + key));
        field.setValue(written(key));
        field.setReadOnly(locked.test(key));
        field.addValueChangeListener(_ -> changed.run());
        if (key.equals(ACCEPT)) {
            field.setHelperText(language.t("admin.acceptHelp"));
            field.addClassName("plan-wide");
        }
        texts.put(key, placed(key, field));
        add(field);
    }

    /** Several with commas between them. */
    private String written(String key) {
        JsonNode value = begin.path(key);
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                : value.asText();
    }

    private void dependence(EntityType type, Runnable changed) {
        DependenceInput input =
                new DependenceInput(type, begin.path("dependsOn").asText(), language, changed);
        dependence = input;
        placed("dependsOn", input.select());
        input.show(options());
        input.select().addValueChangeListener(_ -> {
            input.show(options());
            changed.run();
        });
        add(input);
    }

    private void optionDefault(Runnable changed) {
        defaultOption.setLabel(language.t("admin.key.default"));
        defaultOption.setItemLabelGenerator(
                draft -> draft == null ? "–" : draft.label.toLabel().in(language.locale()));
        defaultOption.setEmptySelectionAllowed(true);
        defaultOption.setEmptySelectionCaption("–");
        optionsChanged(() -> {});
        Objects.requireNonNull(options).options().stream()
                .filter(draft -> !draft.name.isEmpty()
                        && draft.name.equals(begin.path("default").asText()))
                .findFirst()
                .ifPresent(defaultOption::setValue);
        defaultOption.addValueChangeListener(_ -> changed.run());
        add(placed("default", defaultOption));
    }

    private void optionsChanged(Runnable changed) {
        OptionsEditor editor = options;
        if (editor == null) {
            return;
        }
        OptionDraft chosen = defaultOption.getValue();
        List<OptionDraft> offered = editor.options().stream()
                .filter(draft -> !draft.hidden && !draft.label.isEmpty())
                .toList();
        defaultOption.setItems(offered);
        if (chosen != null && offered.contains(chosen)) {
            defaultOption.setValue(chosen);
        }
        if (dependence != null) {
            dependence.show(offered);
        }
        changed.run();
    }

    private Component defaultEditor() {
        Editor editor = valueEditor("default");
        defaultValue = editor;
        defaultRow = labelled("default", editor);
        return defaultRow;
    }

    /** A bound is a value of the field itself. */
    private Component bound(String key) {
        Editor editor = valueEditor(key);
        bounds.put(key, editor);
        return labelled(key, editor);
    }

    private Editor valueEditor(String key) {
        ObjectNode plain = begin.deepCopy();
        plain.remove(LIMITS);
        plain.remove(List.of("required", "default", "defaultFormula"));
        Editor editor =
                new Editors(language, choices).of(FieldPreview.field(Label.of(language.t("admin.key." + key)), plain));
        if (begin.has(key)) {
            editor.show(FieldTypes.read(plain).fromJson(begin.get(key)));
        }
        places.put(key, editor::complain);
        return editor;
    }

    private Component labelled(String key, Editor editor) {
        Span name = new Span(language.t("admin.key." + key));
        name.addClassName("fixed-label");
        Div both = new Div(name, editor.component());
        both.addClassName("fixed-field");
        return both;
    }

    private void expression(String key, Purpose purpose, Runnable changed) {
        ExpressionField field = new ExpressionField(
                        type, trial, language, language.t("admin.key." + key), purpose, changed)
                .helped(language.t("admin.%sHelp".formatted(key)))
                .triedBy(choices, false);
        field.setReadOnly(locked.test(key));
        if (begin.has(key)) {
            field.setValue(begin.path(key).asText());
        }
        places.put(key, field::complain);
        expressions.put(key, field);
        add(field);
    }

    private Component lastDefault() {
        return kind.takes("values") ? defaultOption : Objects.requireNonNull(defaultRow);
    }

    /** A new record begins with a value, or with what an expression makes. */
    private void chooseDefault(Component value, Runnable changed) {
        ExpressionField made = Objects.requireNonNull(expressions.get("defaultFormula"));
        byExpression.setLabel(language.t("admin.defaultBy"));
        byExpression.setItems(false, true);
        byExpression.setItemLabelGenerator(
                how -> language.t(Boolean.TRUE.equals(how) ? "admin.defaultByExpression" : "admin.defaultByValue"));
        byExpression.addValueChangeListener(event -> {
            value.setVisible(!event.getValue());
            made.setVisible(event.getValue());
            changed.run();
        });
        made.setVisible(false);
        byExpression.setValue(begin.has("defaultFormula"));
        addComponentAtIndex(indexOf(value), byExpression);
    }

    /** Of what is chosen only now, options and targets are not known yet. */
    private Purpose beginning() {
        boolean isOpen =
                (kind.takes("values") && begin.path("values").isEmpty()) || (kind.takes("to") && !begin.has("to"));
        return isOpen ? new Purpose.Anything() : new Purpose.Beginning(FieldTypes.read(begin));
    }

    private void ticks(Runnable changed) {
        if (kind != FieldKind.AUTO_NUMBER) {
            tick("required", begin.path("required").asBoolean(), changed);
        }
        if (kind.takes("unique")) {
            tick("unique", begin.path("unique").asBoolean(), changed);
        }
        if (kind.takes("indexed")) {
            tick("indexed", begin.path("indexed").asBoolean(isOwn()), changed);
        }
        MARKS.stream()
                .filter(this::isMarked)
                .forEach(key -> tick(key, begin.path(key).asBoolean(), changed));
    }

    private boolean isMarked(String key) {
        boolean isComputed = begin.has("formula") || begin.has("rollUp");
        return !isComputed && (key.equals("searchable") ? kind.takes(key) : kind != FieldKind.AUTO_NUMBER);
    }

    private void tick(String key, boolean value, Runnable changed) {
        Checkbox tick = new Checkbox(language.t("admin.key." + key), value);
        tick.addClassName("plan-tick");
        tick.setReadOnly(locked.test(key));
        tick.addValueChangeListener(_ -> changed.run());
        ticks.put(key, tick);
        add(placed(key, tick));
    }

    private <C extends Component & HasValidationProperties & HasValue<?, ?>> C placed(String key, C input) {
        places.put(key, message -> {
            input.setErrorMessage(message);
            input.setInvalid(!message.isEmpty());
        });
        return input;
    }

    Map<String, Consumer<String>> places() {
        return places;
    }

    boolean isTicked(String key) {
        return Optional.ofNullable(ticks.get(key)).map(Checkbox::getValue).orElse(false);
    }

    /** The entity types that a lookup refers to. */
    List<EntityType> targets() {
        return List.copyOf(targets.getValue());
    }

    List<OptionDraft> options() {
        return options == null
                ? List.of()
                : options.options().stream()
                        .filter(draft -> !draft.label.isEmpty())
                        .toList();
    }

    /**
     * The definition as it stands; what cannot be read is told in its place.
     *
     * @param optionNames the names of the options, in their order
     */
    Optional<ObjectNode> read(List<String> optionNames) {
        ObjectNode definition = begin.deepCopy();
        Set<String> bad = new HashSet<>();
        numbers.forEach((key, field) -> number(key, field.getValue().strip().replace(",", ""), definition, bad));
        texts.forEach((key, field) -> put(definition, key, field.getValue().strip()));
        if (kind.takes(ACCEPT) && definition.has(ACCEPT)) {
            definition.set(ACCEPT, Shape.array(names(definition.get(ACCEPT).asText())));
        }
        expressions.forEach((key, field) -> put(definition, key, field.value()));
        bounds.forEach((key, editor) -> read(definition, key, editor, bad));
        if (kind.takes("default")) {
            readDefault(definition, optionNames, bad);
            definition.remove(Boolean.TRUE.equals(byExpression.getValue()) ? "default" : "defaultFormula");
        }
        if (dependence != null) {
            dependence.write(definition, options());
        }
        if (rollUp != null) {
            definition.remove("rollUp");
            rollUp.read().ifPresent(said -> definition.set("rollUp", said));
        }
        flag(definition, "required");
        flag(definition, "unique");
        MARKS.forEach(key -> flag(definition, key));
        if (kind.takes("indexed")) {
            indexed(definition);
        }
        if (kind.takes("to")) {
            definition.set("to", to());
        }
        if (kind.takes("onDelete")) {
            put(
                    definition,
                    "onDelete",
                    onDelete.getValue() == OnDelete.KEEP
                            ? ""
                            : onDelete.getValue().code());
        }
        return bad.isEmpty() ? Optional.of(definition) : Optional.empty();
    }

    /** One name, or several. */
    private JsonNode to() {
        List<String> names = targets().stream().map(EntityType::name).toList();
        return names.size() == 1 ? TextNode.valueOf(names.getFirst()) : Shape.array(names);
    }

    private static List<String> names(String commas) {
        return Arrays.stream(commas.split("[,;，；\\s]+", -1))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private void number(String key, String text, ObjectNode definition, Set<String> bad) {
        definition.remove(key);
        if (text.isEmpty()) {
            return;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            definition.set(
                    key,
                    key.equals("min") || key.equals("max")
                            ? DecimalNode.valueOf(number)
                            : IntNode.valueOf(number.intValueExact()));
        } catch (ArithmeticException | NumberFormatException e) {
            bad.add(key);
            Objects.requireNonNull(places.get(key)).accept(language.t("admin.notANumber"));
        }
    }

    private void readDefault(ObjectNode definition, List<String> optionNames, Set<String> bad) {
        definition.remove("default");
        if (kind.takes("values")) {
            int place = defaultOption.getValue() == null ? -1 : options().indexOf(defaultOption.getValue());
            if (place >= 0 && place < optionNames.size()) {
                definition.put("default", optionNames.get(place));
            }
            return;
        }
        Editor editor = defaultValue;
        if (editor != null) {
            read(definition, "default", editor, bad);
        }
    }

    private void read(ObjectNode definition, String key, Editor editor, Set<String> bad) {
        definition.remove(key);
        try {
            editor.read()
                    .filter(value -> !Boolean.FALSE.equals(value))
                    .ifPresent(value -> definition.set(key, json(value)));
        } catch (BadValue wrong) {
            bad.add(key);
            editor.complain(language.t("admin.badDefault"));
        }
    }

    private JsonNode json(Object value) {
        ObjectNode plain = begin.deepCopy();
        plain.remove(LIMITS);
        return FieldTypes.read(plain).toJson(value);
    }

    private static void put(ObjectNode definition, String key, String text) {
        if (text.isEmpty()) {
            definition.remove(key);
        } else {
            definition.put(key, text);
        }
    }

    private void flag(ObjectNode definition, String key) {
        if (!ticks.containsKey(key)) {
            return;
        }
        definition.remove(key);
        if (isTicked(key)) {
            definition.put(key, true);
        }
    }

    private boolean isOwn() {
        return !locked.test("type");
    }

    /** The tenant's own field is indexed while slots last unless it says otherwise, a pack's only if it says so. */
    private void indexed(ObjectNode definition) {
        boolean ticked = isTicked("indexed");
        if (ticked == isOwn()) {
            boolean saysSo = ticked && begin.path("indexed").asBoolean();
            if (!saysSo) {
                definition.remove("indexed");
            }
        } else {
            definition.put("indexed", ticked);
        }
    }
}
