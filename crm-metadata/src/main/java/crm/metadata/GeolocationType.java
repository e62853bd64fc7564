package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.ProblemCode;
import crm.problem.Suggestion;
import crm.value.GeoPoint;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place on earth: latitude and longitude in decimal degrees. More than six decimals are rounded. */
public record GeolocationType() implements CompositeType {

    private static final String LATITUDE = "latitude";
    private static final String LONGITUDE = "longitude";
    private static final List<String> NAMES = List.of(LATITUDE, LONGITUDE);
    private static final int MOST_LATITUDE = 90;
    private static final int MOST_LONGITUDE = 180;
    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,30})?");

    @Override
    public String name() {
        return "geolocation";
    }

    @Override
    public Map<String, FieldType> parts() {
        Map<String, FieldType> parts = new LinkedHashMap<>();
        parts.put(LATITUDE, degrees(MOST_LATITUDE));
        parts.put(LONGITUDE, degrees(MOST_LONGITUDE));
        return parts;
    }

    private static FieldType degrees(int most) {
        BigDecimal limit = BigDecimal.valueOf(most);
        return new NumberType(NumberType.Unit.NUMBER, GeoPoint.DECIMALS, limit.negate(), limit);
    }

    @Override
    public Optional<Object> part(Object value, String name) {
        GeoPoint point = (GeoPoint) value;
        return Optional.of(name.equals(LATITUDE) ? point.latitude() : point.longitude());
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        if (!json.isObject()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes an object with latitude and longitude.");
        }
        json.fieldNames().forEachRemaining(GeolocationType::requirePart);
        boolean hasLatitude = json.hasNonNull(LATITUDE);
        boolean hasLongitude = json.hasNonNull(LONGITUDE);
        if (!hasLatitude && !hasLongitude) {
            return Optional.empty();
        }
        if (!hasLatitude || !hasLongitude) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, "takes latitude and longitude together.");
        }
        return Optional.of(
                new GeoPoint(degrees(json.get(LATITUDE), MOST_LATITUDE), degrees(json.get(LONGITUDE), MOST_LONGITUDE)));
    }

    private static void requirePart(String part) {
        if (!NAMES.contains(part)) {
            throw new BadValue(
                    ProblemCode.UNKNOWN_FIELD,
                    "has no part '%s'.%s Its parts are latitude and longitude."
                            .formatted(part, Suggestion.question(part, NAMES)));
        }
    }

    private static BigDecimal degrees(JsonNode json, int most) {
        // before anything that would write a number like 1e999999999 out
        if (json.isNumber() && Math.abs(json.doubleValue()) > most) {
            throw beyond();
        }
        BigDecimal degrees = json.isNumber() ? json.decimalValue() : written(json);
        if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw beyond();
        }
        return degrees;
    }

    private static BigDecimal written(JsonNode json) {
        String text = json.isTextual() ? json.textValue().strip() : "";
        if (!DEGREES.matcher(text).matches()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes decimal degrees like 51.5.");
        }
        return new BigDecimal(text);
    }

    private static BadValue beyond() {
        return new BadValue(
                ProblemCode.OUT_OF_RANGE, "takes a latitude from -90 to 90 and a longitude from -180 to 180.");
    }

    @Override
    public JsonNode toJson(Object value) {
        GeoPoint point = (GeoPoint) value;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return json.put(LATITUDE, point.latitude()).put(LONGITUDE, point.longitude());
    }

    @Override
    public Object fromJson(JsonNode json) {
        return new GeoPoint(
                json.path(LATITUDE).decimalValue(), json.path(LONGITUDE).decimalValue());
    }
}
