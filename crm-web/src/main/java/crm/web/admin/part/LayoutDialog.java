package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.metadata.Layout;
import crm.metadata.RecordType;
import crm.metadata.Role;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.LabelInputs;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Patches;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a layout, or says what one is called and for whom it is. */
final class LayoutDialog extends PlanDialog {

    private static final String ROLES = "roles";
    private static final String RECORD_TYPES = "recordTypes";

    private final EntityType type;
    private final Optional<Layout> layout;
    private final LabelInputs names;
    private final MultiSelectComboBox<Role> roles;
    private final MultiSelectComboBox<RecordType> recordTypes;

    LayoutDialog(ShapeChange change, Shape shape, EntityType type, Optional<Layout> layout) {
        super(change, shape, change.language().t(layout.isPresent() ? "admin.layoutSettings" : "admin.newLayout"));
        this.type = type;
        this.layout = layout;
        setWidth("560px");
        names = labels(
                "label",
                "admin.label",
                layout.map(known -> Labels.of(known.label())).orElse(Labels.NONE));
        roles = audience(ROLES, shape.whole().roles().values(), Role::name, Role::label, layout.map(Layout::roles));
        recordTypes = audience(
                RECORD_TYPES, type.recordTypes(), RecordType::name, RecordType::label, layout.map(Layout::recordTypes));
        recordTypes.setVisible(!type.recordTypes().isEmpty());
        Div form = new Div(names.english(), names.chinese(), roles, recordTypes);
        form.addClassName("plan-form");
        if (layout.isEmpty()) {
            Paragraph begins = new Paragraph(language.t("admin.layoutBegins"));
            begins.addClassNames("plan-wide", "plan-how");
            form.add(begins);
        }
        add(form);
        footer(language.t(layout.isPresent() ? "admin.saveLayout" : "admin.addLayout"));
        names.english().focus();
    }

    private <T> MultiSelectComboBox<T> audience(
            String key,
            Collection<T> all,
            Function<T, String> name,
            Function<T, Label> label,
            Optional<Set<String>> chosen) {
        MultiSelectComboBox<T> input = new MultiSelectComboBox<>();
        input.setLabel(language.t("admin.layout." + key));
        input.setHelperText(language.t("admin.layout." + key + "How"));
        input.setItems(List.copyOf(all));
        input.setItemLabelGenerator(item -> label.apply(item).in(language.locale()));
        input.setValue(all.stream()
                .filter(item ->
                        chosen.filter(names -> names.contains(name.apply(item))).isPresent())
                .collect(Collectors.toSet()));
        input.addClassName("plan-wide");
        return placed(key, input);
    }

    private String name() {
        return layout.map(Layout::name)
                .orElseGet(() -> ApiName.own(
                        names.read().either(),
                        type.layouts().stream().map(Layout::name).collect(Collectors.toSet())));
    }

    @Override
    protected Optional<ObjectNode> patch() {
        Labels label = names.read();
        if (label.isEmpty()) {
            complain("label", language.t("admin.needsLabel"));
            return Optional.empty();
        }
        if (roles.getValue().isEmpty() && recordTypes.getValue().isEmpty()) {
            complain(ROLES, language.t("admin.layoutNeedsWhom"));
            return Optional.empty();
        }
        JsonNode written = shape.written(type.name()).path(LayoutPart.LAYOUTS).path(name());
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        List.of("form", "facts", "related", "hidden").stream()
                .filter(written::has)
                .forEach(key -> wanted.set(key, written.get(key)));
        wanted.set("label", label.toJson());
        say(wanted, ROLES, roles.getValue().stream().map(Role::name).sorted().toList());
        say(
                wanted,
                RECORD_TYPES,
                recordTypes.getValue().stream().map(RecordType::name).sorted().toList());
        if (shipped().isObject() && isShippedLabel(label)) {
            wanted.remove("label");
        }
        return Optional.of(shape.patch(type.name(), LayoutPart.LAYOUTS, name(), Patches.between(written, wanted)));
    }

    /** Nobody in particular is said only where a pack says somebody. */
    private void say(ObjectNode wanted, String key, List<String> names) {
        boolean isAsShipped =
                shipped().has(key) && Set.copyOf(names).equals(names(shipped().path(key)));
        if (!isAsShipped && (!names.isEmpty() || shipped().has(key))) {
            wanted.set(key, Shape.array(names));
        }
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new HashSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode shipped() {
        return shape.shippedDocument(type.name()).path(LayoutPart.LAYOUTS).path(name());
    }

    private boolean isShippedLabel(Labels label) {
        return shape.shippedType(type.name()).stream()
                .flatMap(known -> known.layouts().stream())
                .anyMatch(known ->
                        known.name().equals(name()) && Labels.of(known.label()).equals(label));
    }

    @Override
    protected void leave() {
        UI.getCurrent().navigate("admin/" + type.name() + "/layout?layout=" + name());
    }

    @Override
    protected String pointer() {
        return shape.pointer(type.name()) + "/" + LayoutPart.LAYOUTS + "/" + name();
    }

    @Override
    protected String doneSentence() {
        return language.t("admin.layoutNamed", names.read().toLabel().in(language.locale()));
    }
}
