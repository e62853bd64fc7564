package crm.expression;

import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.record.query.Filter;
import java.util.Optional;
import java.util.function.Function;

/** A condition that is known to make sense for an entity type. Immutable. */
record CheckedExpression(ParsedExpression source, Term condition) implements Expressions.Condition {

    static CheckedExpression of(Metadata metadata, EntityType type, String text) {
        ParsedExpression source = ParsedExpression.parse(text);
        return new CheckedExpression(source, new TermReader(source, metadata, type).condition());
    }

    @Override
    public boolean test(Function<String, Optional<Object>> values, ExpressionContext context, Cost cost) {
        return condition.holds(new RecordValues(values, context, cost));
    }

    Filter filter(ExpressionContext context) {
        return new FilterCompiler(source, context).compile(condition);
    }
}
