package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.ListView;
import crm.metadata.Role;
import crm.web.admin.expression.ExpressionField;
import crm.web.admin.expression.Purpose;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.LabelInputs;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Patches;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.FieldWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes or changes a list: its name, which records, which columns in which order, and how they are sorted. */
public final class ListDialog extends PlanDialog {

    private static final int MOST_COLUMNS = 50;

    private final EntityType type;
    private final Optional<ListView> list;
    private final LabelInputs names;
    private final ExpressionField filter;
    private final OrderedNames columns;
    private final Select<String> sort = new Select<>();
    private final Checkbox descending;
    private final MultiSelectComboBox<Role> roles = new MultiSelectComboBox<>();

    public ListDialog(ShapeChange change, Shape shape, EntityType type, Optional<ListView> list, RuleTrial trial) {
        super(change, shape, change.language().t(list.isPresent() ? "admin.list" : "admin.newList"));
        this.type = type;
        this.list = list;
        setWidth("640px");
        names = labels(
                "label",
                "admin.label",
                list.map(known -> Labels.of(known.label())).orElse(Labels.NONE));
        filter = new ExpressionField(
                type, trial, language, language.t("admin.listFilter"), new Purpose.Filter(), () -> {});
        place("filter", filter::complain);
        columns = new OrderedNames(
                language,
                language.t("admin.key.columns"),
                names(),
                list.map(ListView::columns)
                        .orElseGet(() -> List.of(type.titleField().name(), EntityType.OWNER)),
                this::label,
                MOST_COLUMNS);
        columns.addClassName("plan-wide");
        place("columns", columns::complain);
        String order = list.map(ListView::sort).orElse(type.titleField().name());
        descending = new Checkbox(language.t("admin.descending"), order.startsWith("-"));
        sorting(order);
        audience();
        Div form = new Div(names.english(), names.chinese(), filter, columns, sort, descending, roles);
        form.addClassName("plan-form");
        add(form);
        list.flatMap(ListView::filter).ifPresent(filter::setValue);
        footer(language.t("admin.saveList"));
        names.english().focus();
    }

    private List<String> names() {
        return Stream.concat(type.fields().stream(), type.systemFields().stream())
                .map(Field::name)
                .filter(name -> !name.equals(EntityType.ID))
                .toList();
    }

    private String label(String name) {
        return type.findField(name).map(new FieldWords(language)::label).orElse(name);
    }

    private void sorting(String order) {
        String first = order.replaceFirst("^-", "").split(",", -1)[0];
        sort.setLabel(language.t("admin.key.sort"));
        List<String> sortable = Stream.concat(type.fields().stream(), type.systemFields().stream())
                .filter(field -> field.isIndexed() && !field.name().equals(EntityType.ID))
                .map(Field::name)
                .toList();
        sort.setItems(sortable);
        sort.setItemLabelGenerator(name -> name == null ? "–" : label(name));
        sort.setEmptySelectionAllowed(true);
        sort.setEmptySelectionCaption("–");
        if (sortable.contains(first)) {
            sort.setValue(first);
        }
        placed("sort", sort);
    }

    private void audience() {
        roles.setLabel(language.t("admin.key.roles"));
        roles.setHelperText(language.t("admin.key.rolesHow"));
        roles.addClassName("plan-wide");
        List<Role> known = List.copyOf(shape.whole().roles().values());
        roles.setItems(known);
        roles.setItemLabelGenerator(role -> role.label().in(language.locale()));
        Set<String> chosen = list.map(ListView::roles).orElse(Set.of());
        roles.setValue(
                known.stream().filter(role -> chosen.contains(role.name())).collect(Collectors.toSet()));
        placed("roles", roles);
    }

    private String name() {
        return list.map(ListView::name)
                .orElseGet(() -> ApiName.own(
                        names.read().either(),
                        type.lists().stream().map(ListView::name).collect(Collectors.toSet())));
    }

    @Override
    protected Optional<ObjectNode> patch() {
        Labels label = names.read();
        if (label.isEmpty()) {
            complain("label", language.t("admin.needsLabel"));
            return Optional.empty();
        }
        if (columns.chosen().isEmpty()) {
            complain("columns", language.t("admin.needsColumn"));
            return Optional.empty();
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.set("label", label.toJson());
        if (!filter.value().isEmpty()) {
            wanted.put("filter", filter.value());
        }
        wanted.set("columns", Shape.array(columns.chosen()));
        if (sort.getValue() != null && !sort.getValue().isEmpty()) {
            wanted.put("sort", (descending.getValue() ? "-" : "") + sort.getValue());
        }
        if (!roles.getValue().isEmpty()) {
            wanted.set(
                    "roles",
                    Shape.array(
                            roles.getValue().stream().map(Role::name).sorted().toList()));
        }
        JsonNode written = shape.written(type.name()).path("lists").path(name());
        if (written.path("hidden").asBoolean()) {
            wanted.put("hidden", true);
        }
        if (!shape.isOwn(type.name(), name())) {
            onlyDifferent(wanted, label);
        }
        return Optional.of(shape.patch(type.name(), "lists", name(), Patches.between(written, wanted)));
    }

    /** Of a pack's list only what differs is written. */
    private void onlyDifferent(ObjectNode wanted, Labels label) {
        JsonNode shipped = shape.shippedDocument(type.name()).path("lists").path(name());
        List.of("filter", "columns", "sort", "roles").forEach(key -> {
            if (wanted.path(key).equals(shipped.path(key))) {
                wanted.remove(key);
            }
        });
        boolean same = shape.shippedType(type.name()).stream()
                .flatMap(ofPack -> ofPack.lists().stream())
                .anyMatch(known ->
                        known.name().equals(name()) && Labels.of(known.label()).equals(label));
        if (same) {
            wanted.remove("label");
        }
    }

    @Override
    protected String pointer() {
        return shape.pointer(type.name()) + "/lists/" + name();
    }

    @Override
    protected String doneSentence() {
        return language.t("admin.listSaved");
    }
}
