package crm.rest.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Label;
import crm.metadata.Layout;
import crm.metadata.ListView;
import crm.metadata.PicklistType;
import crm.metadata.RecordType;
import crm.metadata.RollUp;
import crm.metadata.Section;
import crm.metadata.UniqueCombination;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Entity types as JSON, named in the caller's language and in every language they have been translated to. */
public final class MetadataJson {

    private static final String ENGLISH = "en";

    private final Locale language;

    public MetadataJson(Locale language) {
        this.language = language;
    }

    /** All of them at a version of the tenant's metadata. */
    public ObjectNode of(int version, Collection<EntityType> types) {
        ObjectNode json = object().put("version", version);
        ObjectNode entities = json.putObject("entities");
        types.forEach(type -> entities.set(type.name(), of(type)));
        return json;
    }

    public ObjectNode of(EntityType type) {
        ObjectNode json = object().put("name", type.name());
        put(json, "label", type.label());
        put(json, "plural", type.plural());
        json.put("icon", type.icon()).put("title", type.titleField().name());
        type.recordCurrency().company().ifPresent(company -> {
            if (!type.amounts().isEmpty()) {
                json.put("companyCurrency", company);
                type.recordCurrency().day().ifPresent(day -> json.put("currencyDate", day));
            }
        });
        ObjectNode fields = json.putObject("fields");
        type.fields().forEach(field -> fields.set(field.name(), of(field)));
        type.systemFields().forEach(field -> fields.set(field.name(), of(field)));
        ArrayNode lists = json.putArray("lists");
        type.lists().forEach(list -> lists.add(of(list)));
        putLook(json, type.form(), type.face().facts(), type.related());
        ArrayNode layouts = json.putArray("layouts");
        type.layouts().forEach(layout -> layouts.add(of(type, layout)));
        if (!type.recordTypes().isEmpty()) {
            ArrayNode recordTypes = json.putArray("recordTypes");
            type.recordTypes().stream()
                    .filter(recordType -> !recordType.hidden())
                    .forEach(recordType -> recordTypes.add(of(type, recordType)));
        }
        ArrayNode unique = json.putArray("unique");
        type.unique().forEach(combination -> unique.add(of(combination)));
        return json;
    }

    private ObjectNode of(Field field) {
        ObjectNode json = object().put("type", field.type().name());
        put(json, "label", field.label());
        json.put("required", field.required())
                .put("unique", field.unique())
                .put("readOnly", field.readOnly())
                .put("indexed", field.isIndexed())
                .put("searchable", field.isSearchable())
                .put("historyNote", field.marks().historyNote());
        field.help().ifPresent(help -> put(json, "help", help));
        field.formula().ifPresent(formula -> json.put("formula", formula));
        field.rollUp().ifPresent(rollUp -> json.set("rollUp", of(rollUp)));
        field.conditions().said().forEach(json::put);
        field.conditions().defaultFormula().ifPresent(made -> json.put("defaultFormula", made));
        field.defaultValue().ifPresent(value -> json.set("default", field.type().toJson(value)));
        new TypeDetails(this).addTo(json, field.type());
        return json;
    }

    private static ObjectNode of(RollUp rollUp) {
        ObjectNode json =
                object().put("function", rollUp.function().code()).put("of", rollUp.entity() + "." + rollUp.lookup());
        rollUp.field().ifPresent(field -> json.put("field", field));
        rollUp.when().ifPresent(when -> json.put("when", when));
        return json;
    }

    /** With what its fields have otherwise, in their order. */
    private ObjectNode of(EntityType type, RecordType recordType) {
        ObjectNode json = object().put("name", recordType.name());
        put(json, "label", recordType.label());
        recordType.help().ifPresent(help -> put(json, "help", help));
        ObjectNode values = json.putObject("values");
        ObjectNode defaults = json.putObject("defaults");
        ObjectNode beginnings = json.putObject("defaultFormulas");
        ArrayNode required = json.putArray("required");
        for (Field field : type.narrowed(Optional.of(recordType.name())).fields()) {
            if (recordType.offered().containsKey(field.name())) {
                putNames(values, field.name(), offered(field));
            }
            if (field.required()) {
                required.add(field.name());
            }
            field.defaultValue()
                    .ifPresent(value -> defaults.set(field.name(), field.type().toJson(value)));
            field.conditions().defaultFormula().ifPresent(made -> beginnings.put(field.name(), made));
        }
        return json;
    }

    private static List<String> offered(Field field) {
        return PicklistType.of(field.type()).stream()
                .flatMap(picklist -> picklist.options().stream())
                .map(PicklistType.Option::name)
                .toList();
    }

    public ObjectNode of(ListView list) {
        ObjectNode json = object().put("name", list.name());
        put(json, "label", list.label());
        list.filter().ifPresent(filter -> json.put("filter", filter));
        putNames(json, "columns", list.columns());
        if (!list.roles().isEmpty()) {
            putNames(json, "roles", list.roles().stream().sorted().toList());
        }
        return json.put("sort", list.sort());
    }

    private ObjectNode of(UniqueCombination combination) {
        ObjectNode json = object().put("name", combination.name());
        putNames(json, "fields", combination.fields());
        combination.message().ifPresent(message -> put(json, "message", message));
        return json;
    }

    /** With what it shares with the layout for everybody. */
    private ObjectNode of(EntityType type, Layout layout) {
        ObjectNode json = object().put("name", layout.name());
        put(json, "label", layout.label());
        putNames(json, "roles", layout.roles().stream().sorted().toList());
        putNames(json, "recordTypes", layout.recordTypes().stream().sorted().toList());
        putLook(
                json,
                layout.form().orElse(type.form()),
                layout.facts().orElse(type.face().facts()),
                layout.related().orElse(type.related()));
        return json;
    }

    private void putLook(ObjectNode json, List<Section> form, List<String> facts, List<String> related) {
        ArrayNode sections = json.putArray("form");
        form.forEach(section -> sections.add(of(section)));
        putNames(json, "facts", facts);
        putNames(json, "related", related);
    }

    private ObjectNode of(Section section) {
        ObjectNode json = object();
        put(json, "label", section.label());
        putNames(json, "fields", section.fields());
        json.put("columns", section.columns());
        section.tab().ifPresent(tab -> put(json, "tab", tab));
        return json;
    }

    /** The label in the caller's language, and as {@code …s} in all. */
    void put(ObjectNode json, String name, Label label) {
        json.put(name, label.in(language));
        ObjectNode all = json.putObject(name + "s").put(ENGLISH, label.english());
        Map<String, String> sorted = new TreeMap<>(label.translations());
        sorted.forEach(all::put);
    }

    private static void putNames(ObjectNode json, String name, List<String> values) {
        values.forEach(json.putArray(name)::add);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
