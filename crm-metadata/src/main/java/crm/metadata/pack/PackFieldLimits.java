package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.FieldType;
import crm.metadata.LongTextType;
import crm.metadata.NumberType;
import crm.metadata.RichTextType;
import crm.metadata.TextType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Limits of a pack's field that a tenant may narrow, never widen: what the pack's own rules count on still holds. */
final class PackFieldLimits {

    private PackFieldLimits() {}

    /** @param written the field as the pack has it */
    static List<FieldProblem> problems(String at, JsonNode change, JsonNode written) {
        List<FieldProblem> problems = new ArrayList<>();
        FieldType type = FieldTypes.read(written);
        bound(type, change, "min", least(type), -1).ifPresent(message -> problems.add(refusal(at, "min", message)));
        bound(type, change, "max", most(type), 1).ifPresent(message -> problems.add(refusal(at, "max", message)));
        bound(type, change, "maxLength", length(type), 1)
                .ifPresent(message -> problems.add(refusal(at, "maxLength", message)));
        if (written.has("pattern") && change.has("pattern")) {
            problems.add(new FieldProblem(at + "/pattern", ProblemCode.IN_USE, "The pack's own pattern stays."));
        }
        if (written.path("unique").asBoolean()
                && change.has("unique")
                && !change.path("unique").asBoolean()) {
            problems.add(new FieldProblem(at + "/unique", ProblemCode.IN_USE, "The pack needs it to be unique."));
        }
        return problems;
    }

    private static Optional<String> bound(
            FieldType type, JsonNode change, String key, Optional<BigDecimal> shipped, int wider) {
        return shipped.filter(limit -> change.path(key).isNumber()
                        && Integer.signum(change.path(key).decimalValue().compareTo(limit)) == wider)
                .map(limit -> "The pack says %s for this %s: it can be narrowed, not widened."
                        .formatted(limit.toPlainString(), type.name()));
    }

    private static Optional<BigDecimal> least(FieldType type) {
        return type instanceof NumberType number ? Optional.ofNullable(number.min()) : Optional.empty();
    }

    private static Optional<BigDecimal> most(FieldType type) {
        return type instanceof NumberType number ? Optional.ofNullable(number.max()) : Optional.empty();
    }

    private static Optional<BigDecimal> length(FieldType type) {
        return switch (type) {
            case TextType text -> Optional.of(BigDecimal.valueOf(text.maxLength()));
            case LongTextType text -> Optional.of(BigDecimal.valueOf(text.maxLength()));
            case RichTextType text -> Optional.of(BigDecimal.valueOf(text.maxLength()));
            default -> Optional.empty();
        };
    }

    private static FieldProblem refusal(String at, String key, String message) {
        return new FieldProblem(at + "/" + key, ProblemCode.OUT_OF_RANGE, message);
    }
}
