package crm.web.admin.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.pack.LayerCheck;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Patches;
import crm.web.admin.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a field as the layer has it: the tenant's own in full, a pack's only where it differs. */
record FieldPatch(Shape shape, String entity, String name) {

    /** What a tenant may change of a pack's field, beside its labels and options. */
    private static final Set<String> OF_PACK = LayerCheck.OF_PACK_FIELD.stream()
            .filter(key -> !Set.of("label", "help", "values", "order").contains(key))
            .collect(Collectors.toUnmodifiableSet());

    /** What a pack says of a field and a tenant may take back. */
    private static final List<String> SWITCHED_OFF = List.of("searchable", "historyNote");

    /** True for the keys that stay as the pack has them. */
    boolean isLocked(String key) {
        if (shape.isOwn(entity, name)) {
            return false;
        }
        JsonNode shipped = shipped();
        boolean isFirm = List.of("required", "indexed", "unique").contains(key)
                        && shipped.path(key).asBoolean()
                || key.equals("pattern") && shipped.has("pattern");
        return isFirm || !(OF_PACK.contains(key) || key.equals("values"));
    }

    private JsonNode shipped() {
        return shape.shippedDocument(entity).path("fields").path(name);
    }

    private JsonNode written() {
        return shape.written(entity).path("fields").path(name);
    }

    private Optional<Field> shippedField() {
        return shape.shippedType(entity).flatMap(type -> type.findStored(name));
    }

    /** The names of options, new ones made of their labels. */
    List<String> optionNames(List<OptionDraft> drafts) {
        boolean own = shape.isOwn(entity, name);
        Set<String> taken = new HashSet<>();
        drafts.forEach(draft -> taken.add(draft.name));
        List<String> names = new ArrayList<>();
        for (OptionDraft draft : drafts) {
            String label = draft.label.either();
            String fresh =
                    draft.name.isEmpty() ? own ? ApiName.within(label, taken) : ApiName.own(label, taken) : draft.name;
            taken.add(fresh);
            names.add(fresh);
        }
        return names;
    }

    /** Options in full, by their names. */
    ObjectNode values(List<OptionDraft> drafts) {
        List<String> names = optionNames(drafts);
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            values.set(names.get(i), drafts.get(i).toJson());
        }
        return values;
    }

    /** The change of the layer that makes the field so. */
    ObjectNode of(ObjectNode definition, Labels label, Labels help, List<OptionDraft> drafts) {
        ObjectNode wanted = shape.isOwn(entity, name)
                ? own(definition, label, help, drafts)
                : overrides(definition, label, help, drafts);
        return Patches.between(written(), wanted);
    }

    private ObjectNode own(ObjectNode definition, Labels label, Labels help, List<OptionDraft> drafts) {
        ObjectNode wanted = definition.deepCopy();
        wanted.set("label", label.toJson());
        wanted.remove("help");
        if (!help.isEmpty()) {
            wanted.set("help", help.toJson());
        }
        if (!drafts.isEmpty()) {
            wanted.set("values", values(drafts));
            order(wanted, optionNames(drafts), written().path("values"));
        }
        return wanted;
    }

    private ObjectNode overrides(ObjectNode definition, Labels label, Labels help, List<OptionDraft> drafts) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        Optional<Field> field = shippedField();
        if (field.filter(known -> Labels.of(known.label()).equals(label)).isEmpty()) {
            wanted.set("label", label.toJson());
        }
        Labels shippedHelp = field.flatMap(Field::help).map(Labels::of).orElse(Labels.NONE);
        if (!help.isEmpty() && !help.equals(shippedHelp)) {
            wanted.set("help", help.toJson());
        }
        for (String key : OF_PACK) {
            JsonNode value = definition.path(key);
            boolean isDefault = shipped().path(key).isMissingNode()
                    && ((value.isBoolean() && !value.asBoolean()) || value.isMissingNode());
            if (!isDefault && !value.isMissingNode() && !isSame(value, shipped().path(key))) {
                wanted.set(key, value);
            }
        }
        SWITCHED_OFF.stream()
                .filter(key ->
                        shipped().path(key).asBoolean() && !definition.path(key).asBoolean())
                .forEach(key -> wanted.put(key, false));
        if (!drafts.isEmpty()) {
            field.flatMap(known -> PicklistType.of(known.type()))
                    .ifPresent(picklist -> options(wanted, drafts, picklist));
        }
        return wanted;
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private void options(ObjectNode wanted, List<OptionDraft> drafts, PicklistType type) {
        List<String> names = optionNames(drafts);
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            ObjectNode option = drafts.get(i).toJson();
            String optionName = names.get(i);
            JsonNode before = shipped().path("values").path(optionName);
            if (before.isObject()) {
                OptionDraft draft = drafts.get(i);
                boolean sameLabel = type.option(optionName)
                        .filter(known -> Labels.of(known.label()).equals(draft.label))
                        .isPresent();
                option = difference(before, option, sameLabel);
            }
            if (!option.isEmpty()) {
                values.set(optionName, option);
            }
        }
        if (!values.isEmpty()) {
            wanted.set("values", values);
        }
        order(wanted, names, shipped().path("values"));
    }

    private static ObjectNode difference(JsonNode before, ObjectNode now, boolean sameLabel) {
        ObjectNode difference = JsonNodeFactory.instance.objectNode();
        now.properties().forEach(entry -> {
            boolean same = entry.getKey().equals("label")
                    ? sameLabel
                    : entry.getValue().equals(before.path(entry.getKey()));
            if (!same) {
                difference.set(entry.getKey(), entry.getValue());
            }
        });
        return difference;
    }

    /** Says an order only where it is not that of the keys: a patch adds keys at their end. */
    private static void order(ObjectNode wanted, List<String> names, JsonNode before) {
        Set<String> natural = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(natural::add);
        natural.addAll(names);
        wanted.remove("order");
        if (!new ArrayList<>(natural).equals(names)) {
            wanted.set("order", Shape.array(names));
        }
    }

    /** The options of a picklist, to be edited. */
    static List<OptionDraft> drafts(EntityType type, String field, JsonNode definition) {
        return type.findStored(field)
                .flatMap(known -> PicklistType.of(known.type()))
                .map(picklist -> picklist.all().stream()
                        .map(option -> new OptionDraft(
                                option.name(),
                                Labels.of(option.label()),
                                definition.path("values").path(option.name())))
                        .toList())
                .orElse(List.of());
    }
}
