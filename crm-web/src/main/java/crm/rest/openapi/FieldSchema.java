package crm.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.AddressType;
import crm.metadata.AutoNumberType;
import crm.metadata.CheckboxType;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EmailType;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.FieldType;
import crm.metadata.FileType;
import crm.metadata.GeolocationType;
import crm.metadata.LinksType;
import crm.metadata.LongTextType;
import crm.metadata.LookupType;
import crm.metadata.MaskedType;
import crm.metadata.MultiPicklistType;
import crm.metadata.NumberType;
import crm.metadata.PhoneType;
import crm.metadata.PicklistType;
import crm.metadata.RichTextType;
import crm.metadata.TextType;
import crm.metadata.TimeType;
import crm.metadata.UrlType;
import crm.value.Json;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSON Schema of one field's values. */
final class FieldSchema {

    private FieldSchema() {}

    /** As a record tells it, where every value but the system's may be absent. */
    static ObjectNode told(Field field) {
        return described(field, true, "Reference");
    }

    /** As a new or changed record takes it. */
    static ObjectNode taken(Field field) {
        return described(field, !field.required(), "ReferenceInput");
    }

    private static ObjectNode described(Field field, boolean nullable, String reference) {
        ObjectNode schema = of(field.type(), nullable, reference);
        schema.put("title", field.label().english());
        String conditions = conditions(field.conditions());
        if (!conditions.isEmpty()) {
            schema.put("description", conditions);
        }
        field.defaultValue()
                .ifPresent(value -> schema.set("default", field.type().toJson(value)));
        if (field.readOnly()) {
            schema.put("readOnly", true);
        }
        return schema;
    }

    private static String conditions(FieldConditions conditions) {
        return Stream.of(
                        conditions.requiredWhen().map("Required when %s."::formatted),
                        conditions.visibleWhen().map("Shown when %s."::formatted),
                        conditions.readOnlyWhen().map("Locked when %s."::formatted),
                        conditions.defaultFormula().map("%s if left out of a new record."::formatted))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static ObjectNode of(FieldType type, boolean nullable, String reference) {
        return switch (type) {
            case TextType text ->
                text(nullable).put("minLength", text.minLength()).put("maxLength", text.maxLength());
            case LongTextType text -> text(nullable).put("maxLength", text.maxLength());
            case RichTextType text ->
                text(nullable).put("maxLength", text.maxLength()).put("contentMediaType", "text/markdown");
            case TimeType _ -> text(nullable).put("pattern", "^[0-2][0-9]:[0-5][0-9]$");
            case AutoNumberType _ -> text(nullable);
            case MultiPicklistType several ->
                choices(several.choices(), nullable)
                        .put("minItems", several.least())
                        .put("maxItems", several.most());
            case EmailType _ -> text(nullable).put("format", "email");
            case PhoneType _ -> text(nullable);
            case UrlType _ -> text(nullable).put("format", "uri");
            case NumberType number -> number(number, nullable);
            case CheckboxType _ -> typed("boolean", nullable);
            case DateType _ -> text(nullable).put("format", "date");
            case DateTimeType _ -> text(nullable).put("format", "date-time");
            case PicklistType picklist -> choice(picklist, nullable);
            case LookupType lookup ->
                either(lookup.isOfSeveral() ? reference + "OfSeveral" : reference, nullable)
                        .put("description", "A record of %s.".formatted(String.join(" or ", lookup.targets())));
            case LinksType links ->
                links(reference, nullable).put("description", "Records of %s.".formatted(links.target()));
            case AddressType _ -> either("Address", nullable);
            case GeolocationType _ -> either("Geolocation", nullable);
            case FileType files -> files(files, nullable, reference.endsWith("Input"));
            case MaskedType _ -> either("Masked", nullable);
        };
    }

    private static ObjectNode text(boolean nullable) {
        return typed("string", nullable);
    }

    private static ObjectNode typed(String type, boolean nullable) {
        ObjectNode schema = Json.mapper().createObjectNode();
        if (nullable) {
            schema.putArray("type").add(type).add("null");
        } else {
            schema.put("type", type);
        }
        return schema;
    }

    private static ObjectNode number(NumberType number, boolean nullable) {
        ObjectNode schema = typed(number.decimals() == 0 ? "integer" : "number", nullable);
        if (number.min() != null) {
            schema.put("minimum", number.min());
        }
        if (number.max() != null) {
            schema.put("maximum", number.max());
        }
        if (number.decimals() > 0) {
            schema.put("multipleOf", BigDecimal.ONE.movePointLeft(number.decimals()));
        }
        return schema;
    }

    private static ObjectNode choice(PicklistType picklist, boolean nullable) {
        ObjectNode schema = text(nullable);
        ArrayNode names = schema.putArray("enum");
        picklist.options().forEach(option -> names.add(option.name()));
        if (nullable) {
            names.addNull();
        }
        return schema;
    }

    private static ObjectNode choices(PicklistType picklist, boolean nullable) {
        ObjectNode schema = typed("array", nullable).put("uniqueItems", true);
        schema.set("items", choice(picklist, false));
        return schema;
    }

    /** All links there are to be; what is sent may also add some and remove others. */
    private static ObjectNode links(String reference, boolean nullable) {
        ObjectNode all = typed("array", nullable).put("maxItems", LinksType.MOST);
        all.putObject("items").put("$ref", "#/components/schemas/" + reference);
        if (!reference.endsWith("Input")) {
            return all;
        }
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.putArray("anyOf").add(all).addObject().put("$ref", "#/components/schemas/LinksChange");
        return schema;
    }

    private static ObjectNode files(FileType files, boolean nullable, boolean taken) {
        ObjectNode schema = typed("array", nullable).put("maxItems", files.maxCount());
        schema.putObject("items").put("$ref", "#/components/schemas/" + (taken ? "FileInput" : "File"));
        String types = files.accepted().isEmpty() ? "Files" : String.join(", ", files.accepted());
        return schema.put("description", "%s of at most %d MB.".formatted(types, files.maxMegabytes()));
    }

    private static ObjectNode either(String component, boolean nullable) {
        ObjectNode schema = Json.mapper().createObjectNode();
        if (!nullable) {
            return schema.put("$ref", "#/components/schemas/" + component);
        }
        ArrayNode choices = schema.putArray("anyOf");
        choices.addObject().put("$ref", "#/components/schemas/" + component);
        choices.addObject().put("type", "null");
        return schema;
    }
}
