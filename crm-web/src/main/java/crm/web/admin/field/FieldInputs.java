package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import crm.metadata.EntityType;
import crm.metadata.pack.FieldTypes;
import crm.web.admin.expression.ExpressionField;
import crm.web.admin.expression.Purpose;
import crm.web.admin.shape.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a field of one type is asked beside its labels: only what the type needs. */
final class FieldInputs extends Div {

    private static final List<String> TEXTS = List.of("unit", "pattern", "accept");
    private static final List<String> CONDITIONS = List.of("requiredWhen", "visibleWhen", "readOnlyWhen");
    private static final Set<FieldKind> TIMES = Set.of(FieldKind.DATE, FieldKind.DATE_TIME, FieldKind.TIME);
    private static final List<String> NUMBERS =
            List.of("minLength", "maxLength", "scale", "min", "max", "maxSize", "maxCount");

    private final AskedField asked;
    private final Places places = new Places();
    private final List<KeyInput> inputs = new ArrayList<>();
    private final Ticks ticks;
    private @Nullable ReferenceInput reference;
    private @Nullable OptionsEditor options;
    private @Nullable DefaultInput defaults;
    private @Nullable DependenceInput dependence;

    /**
     * @param counts how many records have each option
     * @param drafts the options to begin with
     */
    FieldInputs(AskedField asked, Map<String, Long> counts, List<OptionDraft> drafts) {
        this.asked = asked;
        ticks = new Ticks(asked, places);
        addClassNames("plan-form", "field-inputs");
        if (asked.takes("to")) {
            reference();
        }
        TEXTS.stream().filter(asked::takes).forEach(key -> placed(key, new LineInput(asked, key)));
        NUMBERS.stream().filter(asked::takes).forEach(this::limit);
        if (asked.takes("formula")) {
            expression("formula", new Purpose.Formula(FieldTypes.read(asked.begin())));
        }
        if (asked.takes("values")) {
            options(drafts, counts);
        }
        if (asked.takes("default")) {
            defaults();
        }
        if (asked.takes("values")) {
            dependence();
        }
        if (asked.takes("defaultFormula")) {
            defaultFormula();
        }
        if (asked.takes("rollUp") && !asked.isLocked("rollUp")) {
            rollUp();
        }
        if (asked.kind() != FieldKind.AUTO_NUMBER) {
            CONDITIONS.stream().filter(asked::isAsked).forEach(key -> expression(key, new Purpose.Condition()));
        }
        ticks.all().forEach(this::add);
        inputs.add(ticks);
    }

    private void reference() {
        ReferenceInput input = new ReferenceInput(asked, places, ticks::require);
        reference = input;
        inputs.add(input);
        input.components().forEach(this::add);
        if (!asked.begin().has("to")) {
            add(ticks.related());
        }
    }

    /** Of dates and times it is one itself. */
    private void limit(String key) {
        if (!TIMES.contains(asked.kind())) {
            placed(key, new NumberInput(asked, key));
        } else if (!asked.isLocked(key)) {
            ValueInput input = new ValueInput(asked, key);
            places.put(key, input::complain);
            inputs.add(input);
            add(input);
        }
    }

    private <C extends Component & HasValidationProperties & HasValue<?, ?> & KeyInput> void placed(
            String key, C input) {
        inputs.add(input);
        add(places.placed(key, input));
    }

    private void options(List<OptionDraft> drafts, Map<String, Long> counts) {
        OptionsEditor editor = new OptionsEditor(asked.language(), drafts, counts, this::optionsChanged);
        options = editor;
        places.put("values", editor::complain);
        add(editor);
    }

    private void optionsChanged() {
        OptionsEditor editor = options;
        if (editor == null) {
            return;
        }
        if (defaults != null) {
            defaults.show(editor.options());
        }
        if (dependence != null) {
            dependence.show(editor.options());
        }
        asked.changed().run();
    }

    private void defaults() {
        DefaultInput input = new DefaultInput(asked, places, options == null ? List.of() : options.options());
        defaults = input;
        add(input.component());
    }

    private void dependence() {
        DependenceInput input = new DependenceInput(
                asked.type(), asked.begin().path("dependsOn").asText(), asked.language(), asked.changed());
        dependence = input;
        places.placed("dependsOn", input.select());
        input.show(options());
        input.select().addValueChangeListener(_ -> {
            input.show(options());
            asked.changed().run();
        });
        add(input);
    }

    private void defaultFormula() {
        ExpressionField made = expression("defaultFormula", beginning());
        DefaultInput input = defaults;
        if (input != null) {
            addComponentAtIndex(indexOf(input.component()), input.orBy(made));
        }
    }

    /** Of what is chosen only now, options and targets are not known yet. */
    private Purpose beginning() {
        ObjectNode begin = asked.begin();
        boolean isOpen =
                (asked.takes("values") && begin.path("values").isEmpty()) || (asked.takes("to") && !begin.has("to"));
        return isOpen ? new Purpose.Anything() : new Purpose.Beginning(FieldTypes.read(begin));
    }

    private void rollUp() {
        ObjectNode begin = asked.begin();
        RollUpInput input = new RollUpInput(
                asked.shape().whole(),
                asked.type(),
                FieldTypes.read(begin).kind(),
                begin.path("rollUp"),
                asked.language(),
                asked.trial(),
                asked.changed());
        places.put("rollUp", input::complain);
        inputs.add(definition -> {
            definition.remove("rollUp");
            input.read().ifPresent(said -> definition.set("rollUp", said));
            return true;
        });
        add(input);
    }

    private ExpressionField expression(String key, Purpose purpose) {
        ExpressionField field = new ExpressionField(
                        asked.type(), asked.trial(), asked.language(), asked.label(key), purpose, asked.changed())
                .helped(asked.language().t("admin.%sHelp".formatted(key)))
                .triedBy(asked.choices(), false);
        field.setReadOnly(asked.isLocked(key));
        if (asked.begin().has(key)) {
            field.setValue(asked.begin().path(key).asText());
        }
        places.put(key, field::complain);
        inputs.add(definition -> {
            KeyInput.put(definition, key, field.value());
            return true;
        });
        add(field);
        return field;
    }

    Places places() {
        return places;
    }

    /** True if the entity types that it refers to shall list the records that do. */
    boolean isRelated() {
        return ticks.isRelated();
    }

    /** The entity types that it refers to. */
    List<EntityType> targets() {
        return reference == null ? List.of() : reference.chosen();
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
        ObjectNode definition = asked.begin().deepCopy();
        boolean isRead = true;
        for (KeyInput input : inputs) {
            isRead &= input.write(definition);
        }
        if (defaults != null) {
            isRead &= defaults.write(definition, options(), optionNames);
        }
        if (dependence != null) {
            dependence.write(definition, options());
        }
        return isRead ? Optional.of(definition) : Optional.empty();
    }
}
