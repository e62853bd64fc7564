package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.ValueConversion;
import crm.metadata.pack.FieldTypes;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.record.store.StoredValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings the values of a field to another type: all of them or none. Few of them within the change itself. */
final class Conversion {

    /** More values than these are converted in the background, before the change. */
    static final int AT_ONCE = 2_000;

    /** As many values are looked at beforehand. */
    static final int LOOKED_AT = 100_000;

    private static final int TOLD = 5;

    private final StoredValues stored;
    private final int entity;
    private final String key;
    private final ValueConversion conversion;

    /** @param key what the values stand under */
    Conversion(StoredValues stored, int entity, String key, JsonNode before, JsonNode after) {
        this.stored = stored;
        this.entity = entity;
        this.key = key;
        this.conversion = new ValueConversion(FieldTypes.read(before), FieldTypes.read(after));
    }

    boolean isLarge() {
        return stored.present(entity, key, AT_ONCE + 1) > AT_ONCE;
    }

    ConversionPreview preview() {
        return ConversionPreview.of(stored.values(entity, key, LOOKED_AT + 1), LOOKED_AT, conversion);
    }

    /** What stands against it: the values that would be lost. */
    Optional<FieldProblem> problem(String at, ConversionPreview preview) {
        if (preview.refused().isEmpty()) {
            return Optional.empty();
        }
        String examples = preview.refused().stream()
                .limit(TOLD)
                .map(lost -> cut(lost.value().toString()))
                .collect(Collectors.joining(", "));
        return Optional.of(new FieldProblem(
                at + "/type",
                ProblemCode.NOT_CONVERTIBLE,
                "%,d different values are no %s: %s%s. Change them first."
                        .formatted(
                                preview.refusedValues(),
                                conversion.to().name(),
                                examples,
                                preview.refusedValues() > TOLD ? ", …" : "")));
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    void apply() {
        Map<UUID, JsonNode> converted = new LinkedHashMap<>();
        stored.values(entity, key, AT_ONCE + 1)
                .forEach(one -> conversion
                        .of(one.value())
                        .filter(json -> !json.equals(one.value()))
                        .ifPresent(json -> converted.put(one.id(), json)));
        stored.write(entity, key, converted);
    }
}
