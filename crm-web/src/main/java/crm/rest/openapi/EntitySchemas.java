package crm.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.RecordPatch;
import crm.value.Json;

/** The schemas of one entity type: a record as it is told, as it is made, as it is changed, and a page of them. */
final class EntitySchemas {

    private final EntityType type;

    EntitySchemas(EntityType type) {
        this.type = type;
    }

    static String told(EntityType type) {
        return type.name();
    }

    static String made(EntityType type) {
        return type.name() + ".new";
    }

    static String changed(EntityType type) {
        return type.name() + ".change";
    }

    static String page(EntityType type) {
        return type.name() + ".page";
    }

    static String batch(EntityType type) {
        return type.name() + ".batch";
    }

    static String batchMade(EntityType type) {
        return type.name() + ".made";
    }

    void addTo(ObjectNode schemas) {
        schemas.set(told(type), toldSchema());
        schemas.set(made(type), madeSchema());
        schemas.set(changed(type), changedSchema());
        schemas.set(page(type), pageSchema());
        schemas.set(batch(type), recordsSchema(made(type)).put("additionalProperties", false));
        schemas.set(batchMade(type), recordsSchema(told(type)));
    }

    private ObjectNode toldSchema() {
        ObjectNode schema = object(type.label().english());
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject(EntityType.ID)
                .put("type", "string")
                .put("format", "uuid")
                .put("readOnly", true);
        properties.putObject("version").put("type", "integer").put("minimum", 1).put("readOnly", true);
        type.fields().forEach(field -> properties.set(field.name(), FieldSchema.told(field)));
        type.systemFields().stream()
                .filter(field -> !field.name().equals(EntityType.ID))
                .forEach(field -> properties.set(field.name(), FieldSchema.told(field)));
        if (!type.amounts().isEmpty()) {
            properties.set("converted", convertedSchema());
        }
        schema.putArray("required").add(EntityType.ID).add("version");
        return schema;
    }

    private ObjectNode convertedSchema() {
        String company = type.recordCurrency().company().orElse("");
        ObjectNode schema = object("Amounts in %s, as filters, sorts and sums go by them".formatted(company))
                .put("readOnly", true);
        ObjectNode properties = schema.putObject("properties");
        type.fields().stream()
                .filter(Field::converted)
                .forEach(field -> properties.set(field.name(), FieldSchema.told(field)));
        return schema;
    }

    private ObjectNode madeSchema() {
        ObjectNode schema = changedSchema().put("title", "A new " + type.label().english());
        ArrayNode required = Json.mapper().createArrayNode();
        type.fields().stream().filter(EntitySchemas::mustBeGiven).forEach(field -> required.add(field.name()));
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static boolean mustBeGiven(Field field) {
        return field.required() && !field.readOnly() && !field.hasDefault();
    }

    private ObjectNode changedSchema() {
        ObjectNode schema = object("A change of " + type.label().english()).put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        type.fields().stream()
                .filter(field -> !field.readOnly())
                .forEach(field -> properties.set(field.name(), FieldSchema.taken(field)));
        properties.putObject(EntityType.OWNER).put("$ref", "#/components/schemas/ReferenceInput");
        properties
                .putObject(RecordPatch.NOTE)
                .put("type", "string")
                .put("maxLength", RecordPatch.LONGEST_NOTE)
                .put("description", "Why it is changed: kept in the history, no field of the record.");
        return schema;
    }

    private ObjectNode pageSchema() {
        ObjectNode schema = recordsSchema(told(type));
        ObjectNode properties = schema.withObject("/properties");
        properties.putObject("next").put("$ref", "#/components/schemas/Next");
        properties.putObject("count").put("$ref", "#/components/schemas/Count");
        schema.withArray("/required").add("next");
        return schema;
    }

    private ObjectNode recordsSchema(String of) {
        ObjectNode schema = object(type.plural().english());
        schema.putObject("properties")
                .putObject("records")
                .put("type", "array")
                .putObject("items")
                .put("$ref", "#/components/schemas/" + of);
        schema.putArray("required").add("records");
        return schema;
    }

    private static ObjectNode object(String title) {
        return Json.mapper().createObjectNode().put("type", "object").put("title", title);
    }
}
