package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.problem.ProblemCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A moment, read with any offset and written in UTC. From year 1 to 9999, to the microsecond.
 *
 * @param bounds the first and the last moment that it takes
 */
public record DateTimeType(Bounds<Instant> bounds) implements FieldType {

    /** Any moment. */
    public DateTimeType() {
        this(Bounds.none());
    }

    @Override
    public String name() {
        return "dateTime";
    }

    @Override
    public ValueKind kind() {
        return ValueKind.MOMENT;
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        if (!json.isTextual()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes a moment like 2027-01-31T09:30:00Z.");
        }
        if (json.textValue().isBlank()) {
            return Optional.empty();
        }
        try {
            Instant moment = OffsetDateTime.parse(json.textValue().strip()).toInstant();
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                bounds.require(moment);
                return Optional.of(moment.truncatedTo(ChronoUnit.MICROS));
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a moment with its offset like 2027-01-31T09:30:00Z.");
    }

    @Override
    public JsonNode toJson(Object value) {
        return TextNode.valueOf(value.toString());
    }

    @Override
    public Object fromJson(JsonNode json) {
        return Instant.parse(json.textValue());
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.of(SlotKind.MOMENT);
    }

    @Override
    public Object slotValue(Object value) {
        return value;
    }
}
