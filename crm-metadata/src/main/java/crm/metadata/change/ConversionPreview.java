package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.ValueConversion;
import crm.record.store.StoredValues.Valued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of the values of a field that takes another type.
 *
 * @param values how many were looked at
 * @param isWhole false if there are more
 * @param changed values that look otherwise afterwards, some of them
 * @param refused values that would be lost, those of most records first; nothing is converted as long as there are any
 */
public record ConversionPreview(
        int values, boolean isWhole, List<Changed> changed, int refusedValues, List<Refused> refused) {

    /** As many are told of each. */
    static final int TOLD = 50;

    private static final int RECORDS = 5;

    /** A value as it is and as it will be. */
    public record Changed(JsonNode before, JsonNode after) {}

    /**
     * A value that does not convert.
     *
     * @param count how many records have it
     * @param records some of them
     */
    public record Refused(JsonNode value, int count, List<Valued> records) {}

    static ConversionPreview of(List<Valued> looked, int most, ValueConversion conversion) {
        Map<JsonNode, JsonNode> changed = new LinkedHashMap<>();
        Map<JsonNode, List<Valued>> lost = new LinkedHashMap<>();
        for (Valued one : looked.subList(0, Math.min(most, looked.size()))) {
            Optional<JsonNode> after = conversion.of(one.value());
            if (after.isEmpty()) {
                lost.computeIfAbsent(one.value(), _ -> new ArrayList<>()).add(one);
            } else if (changed.size() < TOLD && !after.get().equals(one.value())) {
                changed.put(one.value(), after.get());
            }
        }
        return new ConversionPreview(
                Math.min(most, looked.size()),
                looked.size() <= most,
                changed.entrySet().stream()
                        .map(entry -> new Changed(entry.getKey(), entry.getValue()))
                        .toList(),
                lost.size(),
                lost.entrySet().stream()
                        .map(entry -> refused(entry.getKey(), entry.getValue()))
                        .sorted((one, other) -> Integer.compare(other.count(), one.count()))
                        .limit(TOLD)
                        .toList());
    }

    private static Refused refused(JsonNode value, List<Valued> records) {
        return new Refused(
                value, records.size(), records.stream().limit(RECORDS).toList());
    }
}
