package crm.web.home;

import crm.metadata.Home;
import crm.value.RecordRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** An expression that is counted by and linked to: what a number says and what its list shows cannot differ. */
record Condition(String entity, String expression) {

    static Condition of(String entity, Optional<String> filter) {
        return new Condition(entity, filter.orElse(""));
    }

    /** Of a measure, in this month so far where it is about a month. */
    static Condition of(Home.Measure measure, Month month) {
        Condition all = of(measure.entity(), measure.filter());
        return measure.month()
                .map(field -> all.between(field, month.first(), month.end()))
                .orElse(all);
    }

    Condition between(String field, LocalDate first, LocalDate end) {
        return and("%1$s >= date('%2$s') && %1$s < date('%3$s')".formatted(field, first, end));
    }

    Condition is(String field, RecordRef ref) {
        return and("%s == '%s'".formatted(field, ref.id()));
    }

    Condition is(String field, String option) {
        return and("%s == '%s'".formatted(field, option));
    }

    Condition createdAfter(Instant moment) {
        return and("createdAt > timestamp('%s')".formatted(moment));
    }

    private Condition and(String other) {
        if (expression.isEmpty()) {
            return new Condition(entity, other);
        }
        String whole = expression.contains("||") ? "(" + expression + ")" : expression;
        return new Condition(entity, whole + " && " + other);
    }

    /** The list of exactly these records. */
    String href() {
        return expression.isEmpty()
                ? "/" + entity
                : "/" + entity + "?filter=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }
}
