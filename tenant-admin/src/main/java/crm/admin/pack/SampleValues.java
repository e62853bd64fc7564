package crm.admin.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.expression.ExpressionContext;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LinksType;
import crm.metadata.LookupType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.RecordRef;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of example records as REST takes them: a lookup says another example's key or {@code me}, a day is
 * {@code today+14}, a moment {@code today+14 09:30} in UTC, so that examples never grow old.
 */
final class SampleValues {

    private static final Pattern DAY = Pattern.compile("today([+-]\\d{1,4})?(?: (\\d\\d:\\d\\d))?");

    private final ExpressionContext context;
    private final Map<String, RecordRef> known = new HashMap<>();

    SampleValues(ExpressionContext context) {
        this.context = context;
        known.put("me", new RecordRef("user", context.me()));
    }

    void know(String key, RecordRef ref) {
        known.put(key, ref);
    }

    ObjectNode of(EntityType type, ObjectNode sample) {
        ObjectNode values = sample.deepCopy();
        for (Map.Entry<String, JsonNode> entry : sample.properties()) {
            type.findField(entry.getKey()).ifPresent(field -> put(values, field, entry.getValue()));
        }
        return values;
    }

    private void put(ObjectNode values, Field field, JsonNode written) {
        String text = written.asText();
        switch (field.type()) {
            case LookupType lookup -> values.set(field.name(), lookup.toJson(reference(text)));
            case LinksType links ->
                values.set(
                        field.name(),
                        links.toJson(written.valueStream()
                                .map(key -> reference(key.asText()))
                                .toList()));
            case DateType _ -> values.put(field.name(), day(text).toString());
            case DateTimeType _ -> values.put(field.name(), day(text) + "T" + time(text) + ":00Z");
            default -> {
                // stands as REST takes it
            }
        }
    }

    private RecordRef reference(String key) {
        RecordRef ref = known.get(key);
        if (ref == null) {
            throw invalid("'%s' is not the key of an example above".formatted(key));
        }
        return ref;
    }

    private LocalDate day(String text) {
        String shift = match(text).group(1);
        return context.today().plusDays(shift == null ? 0 : Integer.parseInt(shift));
    }

    private static String time(String text) {
        String time = match(text).group(2);
        return time == null ? "09:00" : time;
    }

    private static Matcher match(String text) {
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            throw invalid("'%s' is not a day like today+14".formatted(text));
        }
        return matcher;
    }

    private static ProblemException invalid(String reason) {
        return new ProblemException(ProblemCode.INVALID_METADATA, "In the examples of the pack, " + reason + ".");
    }
}
