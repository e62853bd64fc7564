package crm.record.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where a page ended: the last row's values in the columns of the order. Opaque to those who carry it. */
final class Cursor {

    /** Somewhat within the moments that PostgreSQL knows. */
    private static final Instant FIRST = Instant.parse("-4000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("+290000-01-01T00:00:00Z");

    private Cursor() {}

    static String write(EntityType type, List<SortColumn> order, List<Object> values) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        json.add(signature(type, order));
        for (Object value : values) {
            switch (value) {
                case String text -> json.add(text);
                case Long number -> json.add(number);
                case byte[] bytes -> json.add(bytes);
                default -> json.add(value.toString());
            }
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException {@code UNREADABLE_CURSOR} if it is not of this order or not one at all */
    static List<Object> read(EntityType type, List<SortColumn> order, String token) {
        try {
            JsonNode json = Json.read(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            if (json.size() == order.size() + 1
                    && signature(type, order).equals(json.get(0).asText())) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < order.size(); i++) {
                    values.add(value(order.get(i), json.get(i + 1)));
                }
                return values;
            }
        } catch (RuntimeException | IOException e) {
            // told below: whatever it is, it is not what we wrote
        }
        throw new ProblemException(
                ProblemCode.UNREADABLE_CURSOR,
                "'after' takes the 'next' of the page before, with the same filter and sort.");
    }

    /** A value that the database takes for this column. What somebody else wrote may hold anything. */
    private static Object value(SortColumn column, JsonNode json) throws IOException {
        if (column.title()) {
            require(json.isTextual() && json.binaryValue().length > 0);
            return json.binaryValue();
        }
        return switch (column.field().type().slotKind().orElseThrow()) {
            case TEXT -> {
                require(json.isTextual() && json.textValue().codePoints().allMatch(Cursor::isStorable));
                yield json.textValue();
            }
            case NUMBER -> {
                require(json.isIntegralNumber() && json.canConvertToLong());
                yield json.longValue();
            }
            case MOMENT -> {
                Instant moment = Instant.parse(json.asText());
                require(moment.equals(Instant.MAX) || (moment.isAfter(FIRST) && moment.isBefore(LAST)));
                yield moment;
            }
            case REFERENCE -> UUID.fromString(json.asText());
        };
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static void require(boolean understood) {
        if (!understood) {
            throw new IllegalArgumentException();
        }
    }

    private static String signature(EntityType type, List<SortColumn> order) {
        StringBuilder text = new StringBuilder(type.name());
        order.forEach(column -> text.append(column.descending() ? '-' : '+')
                .append(column.field().name()));
        return text.toString();
    }
}
