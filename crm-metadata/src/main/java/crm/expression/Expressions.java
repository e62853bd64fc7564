package crm.expression;

import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.record.query.Filter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** SKELETON: compiles expressions. */
@Singleton
public class Expressions {

    /** A compiled condition, safe for use by many threads. */
    public interface Condition {
        /** @param values the record's value of a field or system field by api name */
        boolean test(Function<String, Optional<Object>> values, ExpressionContext context);
    }

    /** Compiles a condition over a record of a type for evaluation in memory. */
    public Condition condition(Metadata metadata, EntityType type, String source) {
        throw new UnsupportedOperationException();
    }

    /** Compiles a condition to a filter. Refuses what SQL cannot answer, with the place of the term. */
    public Filter filter(Metadata metadata, EntityType type, String source, ExpressionContext context) {
        throw new UnsupportedOperationException();
    }
}
