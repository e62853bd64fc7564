package crm.expression;

import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.FieldType;
import crm.metadata.Metadata;
import crm.metadata.NumberType;
import crm.problem.ProblemException;
import crm.record.query.FieldPath;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A formula that is known to make values of its field's type. What the type cannot hold, or costs too much, is absent. */
record CheckedFormula(Term term, FieldType result) implements Expressions.Formula {

    /** Nothing in a formula asks for it. */
    private static final ExpressionContext NO_DAY = new ExpressionContext(LocalDate.EPOCH, new UUID(0, 0));

    static CheckedFormula of(Metadata metadata, EntityType type, FieldType result, String text) {
        ParsedExpression source = ParsedExpression.parse(text);
        return new CheckedFormula(new TermReader(source, metadata, type).value(result), result);
    }

    /** What a new record begins with. */
    static CheckedFormula ofDefault(Metadata metadata, EntityType type, FieldType result, String text) {
        ParsedExpression source = ParsedExpression.parse(text);
        return new CheckedFormula(new TermReader(source, metadata, type).begun(result), result);
    }

    static Set<String> fields(Term term) {
        return term.paths().stream().map(path -> path.field().name()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<FieldPath> paths() {
        return term.paths();
    }

    @Override
    public Optional<Object> value(Function<String, Optional<Object>> values) {
        return value(values, NO_DAY);
    }

    @Override
    public Optional<Object> value(Function<String, Optional<Object>> values, ExpressionContext context) {
        try {
            @Nullable Object value = term.value(new RecordValues(values, context, new Cost()));
            return value == null ? Optional.empty() : held(value);
        } catch (ProblemException tooCostly) {
            return Optional.empty();
        }
    }

    private Optional<Object> held(Object value) {
        try {
            Object rounded = value instanceof BigDecimal number && result instanceof NumberType type
                    ? type.rounded(number)
                    : value;
            return result.parse(result.toJson(rounded));
        } catch (BadValue tooMuch) {
            return Optional.empty();
        }
    }
}
