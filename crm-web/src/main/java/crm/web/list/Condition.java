package crm.web.list;

import crm.metadata.CompositeType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One comparison of a field, as the filter builder makes it. It is written as an expression and read back from one; an
 * expression of another form is none.
 *
 * @param values as metadata documents write them: option names, ids, ISO dates and moments, plain decimals
 */
record Condition(Field field, Operator operator, List<String> values) {

    private static final String TEXT = "'(?:[^'\\\\]|\\\\.)*'";
    private static final String NAME = "(\\w+(?:\\.\\w+)?)";
    private static final Pattern ABSENCE = Pattern.compile(NAME + " (==|!=) null");
    private static final Pattern START = Pattern.compile(NAME + "\\.startsWith\\((" + TEXT + ")\\)");
    private static final Pattern MEMBERSHIP = Pattern.compile(NAME + " in \\[(" + TEXT + "(?:,\\s*" + TEXT + ")*)\\]");
    private static final Pattern COMPARISON = Pattern.compile(NAME + " (==|!=|<=|>=|<|>) (" + TEXT
            + "|-?[0-9.]+|true|false|me\\(\\)|today\\(\\)|date\\(" + TEXT + "\\)|timestamp\\(" + TEXT + "\\))");
    private static final Pattern EACH_TEXT = Pattern.compile(TEXT);

    static final String ME = "me()";
    static final String TODAY = "today()";

    Condition {
        values = List.copyOf(values);
    }

    String expression() {
        return switch (operator) {
            case EMPTY, PRESENT -> field.name() + " " + operator.sign();
            case STARTS -> "%s.startsWith(%s)".formatted(field.name(), quoted(values.getFirst()));
            case IN ->
                "%s in [%s]"
                        .formatted(
                                field.name(),
                                values.stream().map(Condition::quoted).collect(Collectors.joining(", ")));
            default -> "%s %s %s".formatted(field.name(), operator.sign(), literal(values.getFirst()));
        };
    }

    private String literal(String value) {
        if (value.equals(ME) || value.equals(TODAY)) {
            return value;
        }
        return switch (field.type().kind()) {
            case DECIMAL, BOOLEAN -> value;
            case DATE -> "date(" + quoted(value) + ")";
            case MOMENT -> "timestamp(" + quoted(value) + ")";
            case TEXT, CHOICE, CHOICES, REFERENCE, REFERENCES, COMPOSITE -> quoted(value);
        };
    }

    /** The condition that an expression states, if it is of a form that the filter builder makes. */
    static Optional<Condition> read(EntityType type, String expression) {
        Matcher absence = ABSENCE.matcher(expression);
        if (absence.matches()) {
            Operator operator = absence.group(2).equals("==") ? Operator.EMPTY : Operator.PRESENT;
            return of(type, absence.group(1), operator, List.of());
        }
        Matcher start = START.matcher(expression);
        if (start.matches()) {
            return of(type, start.group(1), Operator.STARTS, texts(start.group(2)));
        }
        Matcher membership = MEMBERSHIP.matcher(expression);
        if (membership.matches()) {
            return of(type, membership.group(1), Operator.IN, texts(membership.group(2)));
        }
        Matcher comparison = COMPARISON.matcher(expression);
        if (!comparison.matches()) {
            return Optional.empty();
        }
        String literal = comparison.group(3);
        List<String> values = literal.contains("'") ? texts(literal) : List.of(literal);
        return of(type, comparison.group(1), operator(comparison.group(2)), values);
    }

    private static Optional<Condition> of(EntityType type, String field, Operator operator, List<String> values) {
        return find(type, field).map(known -> new Condition(known, operator, values));
    }

    /** A field, or a part of one that has several: {@code address.city}. */
    private static Optional<Field> find(EntityType type, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return type.findField(name);
        }
        return type.findField(name.substring(0, dot)).stream()
                .flatMap(field -> parts(field).stream())
                .filter(part -> part.name().equals(name))
                .findFirst();
    }

    /** The parts of a field that can be compared by themselves; none of a field that is whole. */
    static List<Field> parts(Field field) {
        return field.type() instanceof CompositeType composite
                ? composite.parts().entrySet().stream()
                        .map(part -> CompositeType.part(field, part.getKey(), part.getValue()))
                        .toList()
                : List.of();
    }

    private static Operator operator(String sign) {
        return switch (sign) {
            case "==" -> Operator.EQ;
            case "!=" -> Operator.NE;
            case "<" -> Operator.LT;
            case "<=" -> Operator.LE;
            case ">" -> Operator.GT;
            default -> Operator.GE;
        };
    }

    private static List<String> texts(String literals) {
        List<String> texts = new ArrayList<>();
        Matcher each = EACH_TEXT.matcher(literals);
        while (each.find()) {
            String inside = each.group().substring(1, each.group().length() - 1);
            texts.add(inside.replaceAll("\\\\(.)", "$1"));
        }
        return texts;
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
