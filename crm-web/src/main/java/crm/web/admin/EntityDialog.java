package crm.web.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import crm.metadata.Area;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.LabelInputs;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Patches;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.cell.CellElements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes an entity type, or changes what one is called and where it stands. */
final class EntityDialog extends PlanDialog {

    private static final List<String> ICONS = List.of(
            "box",
            "briefcase",
            "building-2",
            "calendar",
            "file-text",
            "flag",
            "globe",
            "handshake",
            "layers",
            "map-pin",
            "megaphone",
            "package",
            "receipt",
            "star",
            "tag",
            "target",
            "trophy",
            "users",
            "wallet",
            "zap");
    private static final String TITLE = "name_c";

    private final Optional<EntityType> type;
    private final LabelInputs names;
    private final LabelInputs pluralNames;
    private final TextField title;
    private final TextField chineseTitle;
    private final Select<String> icon = new Select<>();
    private final Select<String> area = new Select<>();
    private final Span apiName = AdminTable.code("");
    private final Map<String, Checkbox> roles = new LinkedHashMap<>();

    EntityDialog(ShapeChange change, Shape shape, Optional<EntityType> type) {
        super(
                change,
                shape,
                type.map(known -> change.language()
                                .t(
                                        "admin.entityTitle",
                                        known.label().in(change.language().locale())))
                        .orElseGet(() -> change.language().t("admin.newEntity")));
        this.type = type;
        setWidth("640px");
        Labels label = type.map(known -> Labels.of(known.label())).orElse(Labels.NONE);
        Labels plurals = type.map(known -> Labels.of(known.plural())).orElse(Labels.NONE);
        names = labels("label", "admin.label", label);
        pluralNames = labels("plural", "admin.plural", plurals);
        title = text("title", language.t("admin.titleField"), "Name");
        chineseTitle = text("titleChinese", language.t("admin.titleFieldChinese"), "名称");
        icons(type.map(EntityType::icon).orElse("box"));
        areas(type.flatMap(known -> known.face().area()));
        Div form = new Div(names.english(), names.chinese(), pluralNames.english(), pluralNames.chinese(), icon, area);
        form.addClassName("plan-form");
        if (type.isEmpty()) {
            form.add(title, chineseTitle, fixed(), whoMayUseIt());
            names.english().setValueChangeMode(ValueChangeMode.LAZY);
            names.english().addValueChangeListener(_ -> showName());
            names.chinese().addValueChangeListener(_ -> showName());
            showName();
        }
        add(form);
        footer(language.t(type.isEmpty() ? "admin.addEntity" : "admin.saveEntity"));
        names.english().focus();
    }

    private void icons(String current) {
        icon.setLabel(language.t("admin.icon"));
        icon.setItems(
                ICONS.contains(current)
                        ? ICONS
                        : Stream.concat(Stream.of(current), ICONS.stream()).toList());
        icon.setRenderer(new ComponentRenderer<Component, String>(name -> {
            Span row = new Span(CellElements.icon(name), new Span(name));
            row.addClassName("icon-choice");
            return row;
        }));
        icon.setValue(current);
    }

    private void areas(Optional<String> current) {
        area.setLabel(language.t("admin.area"));
        area.setItems(shape.whole().areas().stream().map(Area::name).toList());
        area.setItemLabelGenerator(name -> name == null || name.isEmpty()
                ? language.t("admin.noArea")
                : shape.whole().areas().stream()
                        .filter(known -> known.name().equals(name))
                        .map(known -> known.label().in(language.locale()))
                        .findFirst()
                        .orElse(name));
        area.setEmptySelectionAllowed(true);
        area.setEmptySelectionCaption(language.t("admin.noArea"));
        area.setValue(current.orElseGet(
                () -> type.isPresent() || shape.whole().areas().isEmpty()
                        ? ""
                        : shape.whole().areas().getFirst().name()));
        placed("area", area);
    }

    private Component fixed() {
        Span label = new Span(language.t("admin.apiName"));
        label.addClassName("fixed-label");
        apiName.addClassName("fixed");
        Div both = new Div(label, apiName);
        both.addClassName("fixed-field");
        return both;
    }

    private Component whoMayUseIt() {
        Div choice = new Div();
        choice.addClassNames("plan-wide", "who-may");
        Span label = new Span(language.t("admin.whoMayUseIt"));
        label.addClassName("fixed-label");
        choice.add(label);
        shape.whole().roles().forEach((name, role) -> {
            if (!name.equals("administrator")) {
                Checkbox tick = new Checkbox(role.label().in(language.locale()), true);
                roles.put(name, tick);
                choice.add(tick);
            }
        });
        return choice;
    }

    private void showName() {
        apiName.setText(label().isEmpty() ? "…" : newName());
    }

    private Labels label() {
        return names.read();
    }

    private String newName() {
        Labels label = label();
        return ApiName.own(label.either(), shape.layer().register().entities().keySet());
    }

    private String name() {
        return type.map(EntityType::name).orElseGet(this::newName);
    }

    @Override
    protected Optional<ObjectNode> patch() {
        if (label().isEmpty()) {
            complain("label", language.t("admin.needsLabel"));
            return Optional.empty();
        }
        return Optional.of(type.map(this::changed).orElseGet(this::made));
    }

    private ObjectNode changed(EntityType known) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        Optional<EntityType> shipped = shape.shippedType(known.name());
        put(wanted, "label", label(), shipped.map(EntityType::label));
        put(wanted, "plural", plurals(), shipped.map(EntityType::plural));
        if (shipped.filter(ofPack -> ofPack.icon().equals(icon.getValue())).isEmpty()) {
            wanted.put("icon", icon.getValue());
        }
        String chosen = Optional.ofNullable(area.getValue()).orElse("");
        if (!chosen.isEmpty()
                && shipped.flatMap(ofPack -> ofPack.face().area())
                        .filter(chosen::equals)
                        .isEmpty()) {
            wanted.put("area", chosen);
        }
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        for (String key : List.of("label", "plural", "icon", "area")) {
            if (shape.written(known.name()).has(key)) {
                before.set(key, shape.written(known.name()).get(key));
            }
        }
        return shape.patch(known.name(), Patches.between(before, wanted));
    }

    private static void put(ObjectNode wanted, String key, Labels label, Optional<Label> shipped) {
        if (!label.isEmpty()
                && shipped.filter(ofPack -> Labels.of(ofPack).equals(label)).isEmpty()) {
            wanted.set(key, label.toJson());
        }
    }

    private Labels plurals() {
        Labels given = pluralNames.read();
        return given.isEmpty() ? label() : given;
    }

    private ObjectNode made() {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        String name = newName();
        ObjectNode entity = patch.putObject("entities").putObject(name);
        entity.set("label", label().toJson());
        entity.set("plural", plurals().toJson());
        entity.put("icon", icon.getValue());
        if (area.getValue() != null && !area.getValue().isEmpty()) {
            entity.put("area", area.getValue());
        }
        entity.put("title", TITLE);
        Labels named = new Labels(title.getValue(), chineseTitle.getValue());
        entity.putObject("fields")
                .putObject(TITLE)
                .put("type", "text")
                .put("required", true)
                .set("label", (named.isEmpty() ? new Labels("Name", "名称") : named).toJson());
        ObjectNode all = entity.putObject("lists").putObject("all_c");
        all.set("label", new Labels("All", "全部").toJson());
        all.set("columns", Shape.array(List.of(TITLE, EntityType.OWNER, EntityType.UPDATED_AT)));
        all.put("sort", TITLE);
        grant(patch, name);
        return patch;
    }

    private void grant(ObjectNode patch, String name) {
        roles.forEach((role, tick) -> {
            if (tick.getValue()) {
                patch.withObject("/roles/" + role + "/grants")
                        .putObject(name)
                        .put("create", "own")
                        .put("read", "all")
                        .put("edit", "all")
                        .put("delete", "own");
            }
        });
    }

    @Override
    protected String pointer() {
        return type.map(known -> shape.pointer(known.name())).orElseGet(() -> "/entities/" + newName());
    }

    @Override
    protected String doneSentence() {
        return language.t(
                type.isEmpty() ? "admin.entityAdded" : "admin.entitySaved",
                label().toLabel().in(language.locale()));
    }
}
