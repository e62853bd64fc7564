package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.problem.ProblemCode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A day of the calendar, without a time and a zone. From year 1 to 9999.
 *
 * @param bounds the first and the last day that it takes
 */
public record DateType(Bounds<LocalDate> bounds) implements FieldType {

    /** Any day. */
    public DateType() {
        this(Bounds.none());
    }

    @Override
    public String name() {
        return "date";
    }

    @Override
    public ValueKind kind() {
        return ValueKind.DATE;
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        if (!json.isTextual()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes a date like 2027-01-31.");
        }
        if (json.textValue().isBlank()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(json.textValue().strip());
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                bounds.require(date);
                return Optional.of(date);
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a date like 2027-01-31.");
    }

    @Override
    public JsonNode toJson(Object value) {
        return TextNode.valueOf(value.toString());
    }

    @Override
    public Object fromJson(JsonNode json) {
        return LocalDate.parse(json.textValue());
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.of(SlotKind.MOMENT);
    }

    @Override
    public Object slotValue(Object value) {
        return ((LocalDate) value).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
