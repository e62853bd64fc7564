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
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.LookupType.OnDelete;
import crm.metadata.pack.FieldTypes;
import crm.web.admin.shape.Shape;
import crm.web.edit.Choices;
import crm.web.edit.Editor;
import crm.web.edit.Editors;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a field of one type is asked beside its labels: only what the type needs. */
final class FieldInputs extends Div {

    private static final List<String> TEXTS = List.of("unit", "pattern", "formula");
    private static final List<String> CONDITIONS = List.of("requiredWhen", "visibleWhen", "readOnlyWhen");
    private static final List<String> MARKS = List.of("searchable", "historyNote");
    private static final List<String> NUMBERS = List.of("maxLength", "scale", "min", "max");

    private final FieldKind kind;
    private final ObjectNode begin;
    private final Language language;
    private final Predicate<String> locked;
    private final Map<String, Consumer<String>> places = new LinkedHashMap<>();
    private final Map<String, TextField> numbers = new LinkedHashMap<>();
    private final Map<String, TextField> texts = new LinkedHashMap<>();
    private final Map<String, Checkbox> ticks = new LinkedHashMap<>();
    private final MultiSelectComboBox<EntityType> targets = new MultiSelectComboBox<>();
    private final Select<OnDelete> onDelete = new Select<>();
    private final Select<OptionDraft> defaultOption = new Select<>();
    private @Nullable OptionsEditor options;
    private @Nullable Editor defaultValue;
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
            Map<String, Long> counts,
            List<OptionDraft> drafts,
            Predicate<String> locked,
            Runnable changed) {
        this.kind = kind;
        this.begin = begin;
        this.language = language;
        this.locked = locked;
        addClassNames("plan-form", "field-inputs");
        if (kind.takes("to")) {
            reference(shape, changed);
        }
        TEXTS.stream().filter(kind::takes).forEach(key -> line(key, changed));
        NUMBERS.stream().filter(kind::takes).forEach(key -> number(key, changed));
        if (kind.takes("values")) {
            options = new OptionsEditor(language, drafts, counts, () -> optionsChanged(changed));
            places.put("values", options::complain);
            add(options);
            if (kind.takes("default")) {
                optionDefault(changed);
            }
            dependence(type, changed);
        } else if (kind.takes("default")) {
            add(defaultEditor(choices));
        }
        if (kind.takes("rollUp") && !locked.test("rollUp")) {
            rollUp = new RollUpInput(
                    shape.whole(), type, FieldTypes.read(begin).kind(), begin.path("rollUp"), language, changed);
            places.put("rollUp", rollUp::complain);
            add(rollUp);
        }
        if (kind != FieldKind.AUTO_NUMBER) {
            CONDITIONS.forEach(key -> condition(key, changed));
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

    private TextField line(String key, Runnable changed) {
        TextField field = new TextField(language.t("admin.key." + key));
        field.setValue(begin.path(key).asText());
        field.setReadOnly(locked.test(key));
        field.addValueChangeListener(_ -> changed.run());
        if (key.equals("formula")) {
            field.setHelperText(language.t("admin.formulaHelp"));
            field.addClassNames("code-input", "plan-wide");
        }
        texts.put(key, placed(key, field));
        add(field);
        return field;
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

    private Component defaultEditor(Choices choices) {
        ObjectNode plain = begin.deepCopy();
        plain.remove(List.of("min", "max", "pattern", "required"));
        FieldType type = FieldTypes.read(plain);
        Label label = Label.of(language.t("admin.key.default"));
        Editor editor = new Editors(language, choices).of(FieldPreview.field(label, plain));
        if (begin.has("default")) {
            editor.show(type.fromJson(begin.get("default")));
        }
        defaultValue = editor;
        places.put("default", editor::complain);
        com.vaadin.flow.component.html.Span name =
                new com.vaadin.flow.component.html.Span(language.t("admin.key.default"));
        name.addClassName("fixed-label");
        Div both = new Div(name, editor.component());
        both.addClassName("fixed-field");
        return both;
    }

    private void condition(String key, Runnable changed) {
        TextField field = line(key, changed);
        field.setHelperText(language.t("admin.%sHelp".formatted(key)));
        field.setPlaceholder("stage == 'lost'");
        field.addClassNames("code-input", "plan-wide");
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
        if (kind.takes("default")) {
            readDefault(definition, optionNames, bad);
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
        if (editor == null) {
            return;
        }
        try {
            editor.read()
                    .filter(value -> !Boolean.FALSE.equals(value))
                    .ifPresent(value -> definition.set("default", json(value)));
        } catch (BadValue wrong) {
            bad.add("default");
            editor.complain(language.t("admin.badDefault"));
        }
    }

    private JsonNode json(Object value) {
        ObjectNode plain = begin.deepCopy();
        plain.remove(List.of("min", "max", "pattern"));
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
        return !locked.test("unique");
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
