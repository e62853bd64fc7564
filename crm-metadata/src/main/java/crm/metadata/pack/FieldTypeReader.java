package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.AddressType;
import crm.metadata.AutoNumberType;
import crm.metadata.Bounds;
import crm.metadata.CheckboxType;
import crm.metadata.Currencies;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EmailType;
import crm.metadata.FieldType;
import crm.metadata.FileType;
import crm.metadata.GeolocationType;
import crm.metadata.Label;
import crm.metadata.LinksType;
import crm.metadata.LongTextType;
import crm.metadata.LookupType;
import crm.metadata.MultiPicklistType;
import crm.metadata.NumberType;
import crm.metadata.PhoneType;
import crm.metadata.PicklistType;
import crm.metadata.RichTextType;
import crm.metadata.TextPattern;
import crm.metadata.TextType;
import crm.metadata.TimeType;
import crm.metadata.UrlType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a field type of its definition in a document. */
final class FieldTypeReader {

    /** Keys of an option that are no attributes. */
    private static final Set<String> OPTIONS_OWN = Set.of("label", "hidden", "replacedBy", "for");

    private FieldTypeReader() {}

    static FieldType read(JsonNode definition, Translation translation) {
        String type = definition.path("type").asText();
        return switch (type) {
            case "text" ->
                new TextType(
                        definition.path("minLength").asInt(0),
                        definition.path("maxLength").asInt(TextType.DEFAULT_LENGTH),
                        definition.has("pattern")
                                ? Optional.of(new TextPattern(
                                        definition.path("pattern").asText()))
                                : Optional.empty());
            case "longText" -> new LongTextType(definition.path("maxLength").asInt(LongTextType.DEFAULT_LENGTH));
            case "richText" -> new RichTextType(definition.path("maxLength").asInt(RichTextType.DEFAULT_LENGTH));
            case "time" -> new TimeType(bounds(definition, new TimeType(), String.class));
            case "autoNumber" -> new AutoNumberType(definition.path("pattern").asText());
            case "duration" -> number(definition, NumberType.Unit.DURATION, 0);
            case "multiPicklist" ->
                new MultiPicklistType(
                        picklist(definition, translation),
                        definition.path("min").asInt(0),
                        definition.path("max").asInt(MultiPicklistType.ANY));
            case "email" -> new EmailType();
            case "phone" -> new PhoneType();
            case "url" -> new UrlType();
            case "number" ->
                number(
                        definition,
                        NumberType.Unit.NUMBER,
                        definition.path("scale").asInt(0));
            case "currency" -> number(definition, NumberType.Unit.CURRENCY, Currencies.USUAL_DECIMALS);
            case "percent" -> percent(definition);
            case "checkbox" -> new CheckboxType();
            case "date" -> new DateType(bounds(definition, new DateType(), LocalDate.class));
            case "dateTime" -> new DateTimeType(bounds(definition, new DateTimeType(), Instant.class));
            case "picklist" -> picklist(definition, translation);
            case "lookup" -> lookup(definition);
            case "links" ->
                new LinksType(
                        definition.path("to").asText(),
                        definition.path("inverse").asText());
            case "address" -> new AddressType();
            case "geolocation" -> new GeolocationType();
            case "file" -> files(definition, FileType.Form.FILE);
            case "image" -> files(definition, FileType.Form.IMAGE);
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
                definition.path("grouping").asBoolean(true),
                definition.path("unit").asText(),
                scale);
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

    private static <T extends Comparable<? super T>> Bounds<T> bounds(
            JsonNode definition, FieldType type, Class<T> values) {
        return new Bounds<>(bound(definition, "min", type, values), bound(definition, "max", type, values));
    }

    private static <T> Optional<T> bound(JsonNode definition, String key, FieldType type, Class<T> values) {
        return definition.has(key) ? type.parse(definition.get(key)).map(values::cast) : Optional.empty();
    }

    private static @Nullable BigDecimal decimal(JsonNode definition, String key) {
        return definition.has(key) ? definition.get(key).decimalValue() : null;
    }

    private static FileType files(JsonNode definition, FileType.Form form) {
        List<String> accept = new ArrayList<>();
        definition.path("accept").forEach(type -> accept.add(type.asText()));
        return new FileType(
                form,
                accept,
                definition.path("maxSize").asInt(FileType.DEFAULT_MEGABYTES),
                definition.path("maxCount").asInt(1));
    }

    private static LookupType lookup(JsonNode definition) {
        return new LookupType(
                targets(definition),
                definition.path("inverse").asText(),
                LookupType.OnDelete.of(definition.path("onDelete").asText()));
    }

    /** One name, or several. */
    static List<String> targets(JsonNode definition) {
        JsonNode to = definition.path("to");
        List<String> targets = new ArrayList<>();
        to.forEach(target -> targets.add(target.asText()));
        return to.isArray() ? targets : List.of(to.asText());
    }

    private static PicklistType picklist(JsonNode definition, Translation translation) {
        List<PicklistType.Option> options = new ArrayList<>();
        Translation words = translation.at("values");
        JsonNode values = definition.path("values");
        for (String name : Order.of(definition.path("order"), values)) {
            JsonNode option = values.path(name);
            Label label = words.label(name, option.path("label"), Words.of(name));
            options.add(new PicklistType.Option(
                    name, label, attributes(option), option.path("hidden").asBoolean(), names(option.path("for"))));
        }
        return new PicklistType(
                options,
                definition.has("dependsOn")
                        ? Optional.of(definition.path("dependsOn").asText())
                        : Optional.empty());
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new LinkedHashSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Map<String, Object> attributes(JsonNode option) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : option.properties()) {
            JsonNode value = entry.getValue();
            if (!OPTIONS_OWN.contains(entry.getKey())) {
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
