package crm.record.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where a page ended: the last row's values in the columns of the order. Opaque to those who carry it. */
final class Cursor {

    private Cursor() {}

    static String write(List<SortColumn> order, List<Object> values) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        json.add(signature(order));
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
    static List<Object> read(List<SortColumn> order, String token) {
        try {
            JsonNode json = Json.read(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            if (json.size() == order.size() + 1
                    && signature(order).equals(json.get(0).asText())) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < order.size(); i++) {
                    values.add(value(order.get(i), json.get(i + 1)));
                }
                return values;
            }
        } catch (RuntimeException | java.io.IOException e) {
            // told below: whatever it is, it is not what we wrote
        }
        throw new ProblemException(
                ProblemCode.UNREADABLE_CURSOR,
                "'after' takes the 'next' of the page before, with the same filter and sort.");
    }

    private static Object value(SortColumn column, JsonNode json) throws java.io.IOException {
        if (column.title()) {
            return json.binaryValue();
        }
        return switch (column.field().type().slotKind().orElseThrow()) {
            case TEXT -> json.textValue();
            case NUMBER -> json.longValue();
            case MOMENT -> Instant.parse(json.textValue());
            case REFERENCE -> UUID.fromString(json.textValue());
        };
    }

    private static String signature(List<SortColumn> order) {
        StringBuilder text = new StringBuilder();
        order.forEach(column -> text.append(column.descending() ? '-' : '+')
                .append(column.field().name()));
        return text.toString();
    }
}
