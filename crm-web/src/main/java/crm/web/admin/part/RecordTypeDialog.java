package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.RecordType;
import crm.metadata.Role;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.LabelInputs;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Patches;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.FieldWords;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes or changes a record type: its name, what each picklist offers, the fields that its records need, who may choose it. */
public final class RecordTypeDialog extends PlanDialog {

    private static final String VALUES = "values";
    private static final String REQUIRED = "required";

    private final EntityType type;
    private final Optional<RecordType> recordType;
    private final LabelInputs names;
    private final LabelInputs helps;
    private final MultiSelectComboBox<Field> required = new MultiSelectComboBox<>();
    private final Map<String, CheckboxGroup<PicklistType.Option>> offered = new LinkedHashMap<>();
    private final RecordTypeRoles roles;
    private final FieldWords words;

    public RecordTypeDialog(ShapeChange change, Shape shape, EntityType type, Optional<RecordType> recordType) {
        super(change, shape, change.language().t(recordType.isPresent() ? "admin.recordType" : "admin.newRecordType"));
        this.type = type;
        this.recordType = recordType;
        words = new FieldWords(language);
        setWidth("640px");
        Labels help = recordType.flatMap(RecordType::help).map(Labels::of).orElse(Labels.NONE);
        names = labels(
                "label",
                "admin.label",
                recordType.map(known -> Labels.of(known.label())).orElse(Labels.NONE));
        helps = labels("help", "admin.whatFor", help).atMost(300);
        Div form = new Div(names.english(), names.chinese(), helps.english(), helps.chinese(), required());
        form.addClassName("plan-form");
        roles = placed("roles", new RecordTypeRoles(shape, type, recordType.map(RecordType::name), language));
        form.add(roles);
        picklists().forEach(field -> form.add(options(field)));
        add(form);
        footer(language.t("admin.saveRecordType"));
        names.english().focus();
    }

    private List<Field> picklists() {
        return Shape.fields(type).stream()
                .filter(field -> PicklistType.of(field.type()).isPresent())
                .filter(field -> !shape.isHidden(type.name(), "fields", field.name()))
                .toList();
    }

    private MultiSelectComboBox<Field> required() {
        List<Field> fields = Shape.fields(type).stream()
                .filter(field -> !field.readOnly() && !field.required())
                .filter(field -> !shape.isHidden(type.name(), "fields", field.name()))
                .toList();
        required.setLabel(language.t("admin.requiredFields"));
        required.setItems(fields);
        required.setItemLabelGenerator(words::label);
        required.addClassName("plan-wide");
        recordType.ifPresent(known -> required.setValue(fields.stream()
                .filter(field -> known.required().contains(field.name()))
                .collect(Collectors.toSet())));
        return placed(REQUIRED, required);
    }

    /** All of them ticked says nothing: then options that come later are offered as well. */
    private CheckboxGroup<PicklistType.Option> options(Field field) {
        List<PicklistType.Option> all =
                PicklistType.of(field.type()).orElseThrow().options();
        CheckboxGroup<PicklistType.Option> group = new CheckboxGroup<>(words.label(field));
        group.setItems(all);
        group.setItemLabelGenerator(option -> option.label().in(language.locale()));
        group.setValue(all.stream()
                .filter(option -> recordType
                        .map(known -> known.offers(field.name(), option.name()))
                        .orElse(true))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        group.addClassNames("plan-wide", "offered");
        group.getElement().setAttribute("data-field", field.name());
        offered.put(field.name(), group);
        return placed(VALUES + "/" + field.name(), group);
    }

    private String name() {
        return recordType
                .map(RecordType::name)
                .orElseGet(() -> ApiName.own(
                        names.read().either(),
                        type.recordTypes().stream().map(RecordType::name).collect(Collectors.toSet())));
    }

    @Override
    protected Optional<ObjectNode> patch() {
        if (!isComplete()) {
            return Optional.empty();
        }
        JsonNode written =
                shape.written(type.name()).path(RecordTypesPart.RECORD_TYPES).path(name());
        ObjectNode patch = shape.patch(
                type.name(), RecordTypesPart.RECORD_TYPES, name(), Patches.between(written, wanted(written)));
        roles.addTo(patch, name());
        return Optional.of(patch);
    }

    /** Tells what is missing where it is. */
    private boolean isComplete() {
        if (names.read().isEmpty()) {
            complain("label", language.t("admin.needsLabel"));
            return false;
        }
        Optional<String> nothing = offered.keySet().stream()
                .filter(field -> chosen(field).isEmpty() && !all(field).isEmpty())
                .findFirst();
        if (nothing.isPresent()) {
            complain(VALUES + "/" + nothing.get(), language.t("admin.needsOption"));
            return false;
        }
        Optional<Role> idle = roles.leftWithout(name());
        idle.ifPresent(role -> complain(
                "roles", language.t("admin.leftWithoutType", role.label().in(language.locale()))));
        return idle.isEmpty();
    }

    private ObjectNode wanted(JsonNode written) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        List.of("hidden", "replacedBy", "defaults", "defaultFormulas").stream()
                .filter(written::has)
                .forEach(key -> wanted.set(key, written.get(key)));
        Labels label = names.read();
        wanted.set("label", label.toJson());
        Labels help = helps.read();
        if (!help.isEmpty()) {
            wanted.set("help", help.toJson());
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        offered.keySet().forEach(field -> offer(values, field));
        if (!values.isEmpty()) {
            wanted.set(VALUES, values);
        }
        List<String> needed =
                required.getValue().stream().map(Field::name).sorted().toList();
        if (!needed.isEmpty() || shipped().has(REQUIRED)) {
            wanted.set(REQUIRED, Shape.array(needed));
        }
        if (!shape.isOwn(type.name(), name())) {
            onlyDifferent(wanted, label, help);
        }
        return wanted;
    }

    /** Written where it does not offer all, and where a pack says otherwise. */
    private void offer(ObjectNode values, String field) {
        if (chosen(field).size() < all(field).size() || shipped().path(VALUES).has(field)) {
            values.set(field, Shape.array(chosen(field)));
        }
    }

    private List<String> chosen(String field) {
        Set<PicklistType.Option> ticked =
                Optional.ofNullable(offered.get(field)).orElseThrow().getValue();
        return all(field).stream()
                .filter(name -> ticked.stream().anyMatch(option -> option.name().equals(name)))
                .toList();
    }

    private List<String> all(String field) {
        return PicklistType.of(type.field(field).type()).stream()
                .flatMap(picklist -> picklist.options().stream())
                .map(PicklistType.Option::name)
                .toList();
    }

    private JsonNode shipped() {
        return shape.shippedDocument(type.name())
                .path(RecordTypesPart.RECORD_TYPES)
                .path(name());
    }

    /** Of a pack's record type only what differs is written. */
    private void onlyDifferent(ObjectNode wanted, Labels label, Labels help) {
        Optional<RecordType> ofPack = shape.shippedType(type.name()).flatMap(known -> known.findRecordType(name()));
        if (ofPack.map(known -> Labels.of(known.label())).equals(Optional.of(label))) {
            wanted.remove("label");
        }
        if (ofPack.flatMap(RecordType::help).map(Labels::of).orElse(Labels.NONE).equals(help)) {
            wanted.remove("help");
        }
        if (wanted.path(VALUES) instanceof ObjectNode values) {
            offered.keySet().stream()
                    .filter(field ->
                            values.path(field).equals(shipped().path(VALUES).path(field)))
                    .forEach(values::remove);
            if (values.isEmpty()) {
                wanted.remove(VALUES);
            }
        }
        boolean sameRequired = ofPack.map(RecordType::required)
                .filter(required.getValue().stream().map(Field::name).collect(Collectors.toSet())::equals)
                .isPresent();
        if (sameRequired) {
            wanted.remove(REQUIRED);
        }
    }

    @Override
    protected String pointer() {
        return shape.pointer(type.name()) + "/" + RecordTypesPart.RECORD_TYPES + "/" + name();
    }

    @Override
    protected String doneSentence() {
        return language.t("admin.recordTypeSaved", names.read().toLabel().in(language.locale()));
    }
}
