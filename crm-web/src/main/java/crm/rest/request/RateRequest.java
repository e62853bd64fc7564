package crm.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/** What a currency is to be worth from a day on: {@code {"from": "2026-01-31", "rate": 1.0912}}. */
public record RateRequest(LocalDate from, BigDecimal rate) {

    private static final String FROM = "from";
    private static final String RATE = "rate";

    /** @throws ProblemException {@code INVALID_RECORD} with everything that is wrong */
    public static RateRequest ofNew(byte[] body) {
        ObjectNode json = RequestBody.object(body);
        Problems problems = new Problems();
        keys(json, Set.of(FROM, RATE), problems);
        Optional<LocalDate> from = day(json.path(FROM).asText());
        if (from.isEmpty()) {
            boolean isMissing = !json.hasNonNull(FROM);
            problems.add(
                    FROM, isMissing ? ProblemCode.REQUIRED : ProblemCode.WRONG_FORMAT, "'from' is a day: 2026-01-31.");
        }
        Optional<BigDecimal> rate = rate(json, problems);
        problems.throwIfAny();
        return new RateRequest(from.orElseThrow(), rate.orElseThrow());
    }

    /** Of a day that the address says. */
    public static RateRequest ofKnown(LocalDate from, byte[] body) {
        ObjectNode json = RequestBody.object(body);
        Problems problems = new Problems();
        keys(json, Set.of(RATE), problems);
        Optional<BigDecimal> rate = rate(json, problems);
        problems.throwIfAny();
        return new RateRequest(from, rate.orElseThrow());
    }

    /** @throws ProblemException {@code NOT_FOUND} for what is no day: nothing can be there */
    public static LocalDate address(String from) {
        return day(from)
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_FOUND, "A rate is found by its day, as in 2026-01-31."));
    }

    private static void keys(ObjectNode json, Set<String> known, Problems problems) {
        json.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problems.add(key, ProblemCode.UNKNOWN_FIELD, "A rate has no '%s'.".formatted(key));
            }
        });
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> rate(ObjectNode json, Problems problems) {
        JsonNode rate = json.path(RATE);
        if (rate.isMissingNode() || rate.isNull()) {
            problems.add(RATE, ProblemCode.REQUIRED, "'rate' is missing.");
            return Optional.empty();
        }
        Optional<BigDecimal> number = number(rate);
        if (number.isEmpty()) {
            problems.add(RATE, ProblemCode.WRONG_TYPE, "'rate' is a number: 1.0912.");
        }
        return number;
    }

    private static Optional<BigDecimal> number(JsonNode rate) {
        if (rate.isNumber()) {
            return Optional.of(rate.decimalValue());
        }
        try {
            return rate.isTextual() && rate.textValue().length() <= 40
                    ? Optional.of(new BigDecimal(rate.textValue().strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
