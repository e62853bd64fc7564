package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.AddressType;
import crm.metadata.CheckboxType;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EmailType;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.LongTextType;
import crm.metadata.LookupType;
import crm.metadata.NumberType;
import crm.metadata.PhoneType;
import crm.metadata.PicklistType;
import crm.metadata.TextType;
import crm.metadata.UrlType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a field type of its definition in a document. */
final class FieldTypeReader {

    private FieldTypeReader() {}

    static FieldType read(JsonNode definition, Translation translation) {
        String type = definition.path("type").asText();
        return switch (type) {
            case "text" -> new TextType(definition.path("maxLength").asInt(TextType.DEFAULT_LENGTH));
            case "longText" -> new LongTextType(definition.path("maxLength").asInt(LongTextType.DEFAULT_LENGTH));
            case "email" -> new EmailType();
            case "phone" -> new PhoneType();
            case "url" -> new UrlType();
            case "number" ->
                number(
                        definition,
                        NumberType.Unit.NUMBER,
                        definition.path("scale").asInt(0));
            case "currency" -> number(definition, NumberType.Unit.CURRENCY, 2);
            case "percent" -> percent(definition);
            case "checkbox" -> new CheckboxType();
            case "date" -> new DateType();
            case "dateTime" -> new DateTimeType();
            case "picklist" -> picklist(definition, translation);
            case "lookup" -> lookup(definition);
            case "address" -> new AddressType();
            default ->
                throw new ProblemException(ProblemCode.INVALID_METADATA, "There is no field type '%s'".formatted(type));
        };
    }

    private static NumberType number(JsonNode definition, NumberType.Unit unit, int scale) {
        return new NumberType(
                unit,
                scale,
                decimal(definition, "min"),
                decimal(definition, "max"),
                definition.path("grouping").asBoolean(true));
    }

    private static NumberType percent(JsonNode definition) {
        BigDecimal min = decimal(definition, "min");
        BigDecimal max = decimal(definition, "max");
        return new NumberType(
                NumberType.Unit.PERCENT,
                2,
                min == null ? BigDecimal.ZERO : min,
                max == null ? BigDecimal.valueOf(100) : max);
    }

    private static @Nullable BigDecimal decimal(JsonNode definition, String key) {
        return definition.has(key) ? definition.get(key).decimalValue() : null;
    }

    private static LookupType lookup(JsonNode definition) {
        boolean restrict = "restrict".equals(definition.path("onDelete").asText());
        return new LookupType(
                definition.path("to").asText(),
                definition.path("inverse").asText(),
                restrict ? LookupType.OnDelete.RESTRICT : LookupType.OnDelete.KEEP);
    }

    private static PicklistType picklist(JsonNode definition, Translation translation) {
        List<PicklistType.Option> options = new ArrayList<>();
        for (Map.Entry<String, JsonNode> option : definition.path("values").properties()) {
            Label label = translation
                    .at("values")
                    .label(option.getKey(), option.getValue().path("label").asText(Words.of(option.getKey())));
            options.add(new PicklistType.Option(option.getKey(), label, attributes(option.getValue())));
        }
        return new PicklistType(options);
    }

    private static Map<String, Object> attributes(JsonNode option) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : option.properties()) {
            JsonNode value = entry.getValue();
            if (!entry.getKey().equals("label")) {
                attributes.put(
                        entry.getKey(),
                        value.isBoolean()
                                ? value.booleanValue()
                                : value.isNumber() ? value.decimalValue() : value.asText());
            }
        }
        return attributes;
    }
}
