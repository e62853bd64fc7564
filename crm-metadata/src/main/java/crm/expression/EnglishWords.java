package crm.expression;

import crm.metadata.Field;
import crm.metadata.FieldType;
import crm.metadata.MultiPicklistType;
import crm.metadata.PicklistType;
import crm.record.query.FieldPath;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says expressions in English, for programs. */
public final class EnglishWords implements ExpressionWords {

    /** Every phrase there is, with its places. */
    public static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry("and", "%s and %s"),
            Map.entry("or", "%s or %s"),
            Map.entry("group", "(%s)"),
            Map.entry("not", "not (%s)"),
            Map.entry("yes", "%s is yes"),
            Map.entry("no", "%s is no"),
            Map.entry("empty", "%s is empty"),
            Map.entry("filled", "%s is filled in"),
            Map.entry("equal", "%s is %s"),
            Map.entry("other", "%s is not %s"),
            Map.entry("less", "%s is less than %s"),
            Map.entry("atMost", "%s is at most %s"),
            Map.entry("more", "%s is more than %s"),
            Map.entry("atLeast", "%s is at least %s"),
            Map.entry("before", "%s is before %s"),
            Map.entry("until", "%s is %s or earlier"),
            Map.entry("after", "%s is after %s"),
            Map.entry("from", "%s is %s or later"),
            Map.entry("among", "%s is one of %s"),
            Map.entry("list", "%s, %s"),
            Map.entry("starts", "%s starts with %s"),
            Map.entry("contains", "%s contains %s"),
            Map.entry("ends", "%s ends with %s"),
            Map.entry("today", "today"),
            Map.entry("me", "you"),
            Map.entry("later", "%s + %s days"),
            Map.entry("earlier", "%s − %s days"),
            Map.entry("part", "%s: %s"),
            Map.entry("kind", "the kind of %s"),
            Map.entry("length", "the length of %s"),
            Map.entry("either", "%2$s if %1$s, else %3$s"),
            Map.entry("add", "%s + %s"),
            Map.entry("subtract", "%s − %s"),
            Map.entry("multiply", "%s × %s"),
            Map.entry("divide", "%s ÷ %s"));

    @Override
    public String field(FieldPath path) {
        String label = path.field().label().english();
        return path.via()
                .map(Field::label)
                .map(lookup -> "%s: %s".formatted(lookup.english(), label))
                .orElse(label);
    }

    @Override
    public String value(FieldType type, Object value) {
        return switch (value) {
            case Boolean yes -> yes ? "yes" : "no";
            case BigDecimal number -> number.toPlainString();
            case String option
            when option(type, option).isPresent() ->
                option(type, option).get().label().english();
            default -> "“%s”".formatted(value);
        };
    }

    private static Optional<PicklistType.Option> option(FieldType type, String name) {
        return switch (type) {
            case PicklistType picklist -> picklist.option(name);
            case MultiPicklistType several -> several.choices().option(name);
            default -> Optional.empty();
        };
    }

    @Override
    public String phrase(String phrase, String... parts) {
        return Objects.requireNonNull(PHRASES.get(phrase)).formatted((Object[]) parts);
    }
}
