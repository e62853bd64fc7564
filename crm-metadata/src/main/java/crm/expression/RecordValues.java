package crm.expression;

import crm.record.query.FieldPath;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is evaluated over: one record and its surroundings.
 *
 * @param fields values by the field's api name, or {@code lookup.field}
 */
record RecordValues(Function<String, Optional<Object>> fields, ExpressionContext context, Cost cost) {

    /** No record at all: for terms that do not mention one. */
    static RecordValues none(ExpressionContext context) {
        return new RecordValues(_ -> Optional.empty(), context, new Cost());
    }

    @Nullable
    Object at(FieldPath path) {
        @Nullable Object value = fields.apply(path.toString()).orElse(null);
        if (value != null) {
            cost.spend(value);
        }
        return value;
    }
}
