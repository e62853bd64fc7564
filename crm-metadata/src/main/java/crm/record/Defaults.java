package crm.record;

import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Gives fields without a value what their expressions make of the record, each after those that it reads. */
final class Defaults {

    private final Expressions expressions;
    private final Metadata metadata;
    private final ExpressionContext context;
    private final BiFunction<Record, String, Optional<Object>> values;

    /** @param values of a record by field, and by {@code lookup.field} of those that it refers to */
    Defaults(
            Expressions expressions,
            Metadata metadata,
            ExpressionContext context,
            BiFunction<Record, String, Optional<Object>> values) {
        this.expressions = expressions;
        this.metadata = metadata;
        this.context = context;
        this.values = values;
    }

    /** @param given fields that somebody has decided about, also that they have no value */
    void give(Record record, Iterable<Field> fields, Set<String> given) {
        Map<String, Field> waiting = new HashMap<>();
        fields.forEach(field -> {
            boolean isOpen = record.value(field).isEmpty() && !given.contains(field.name());
            if (isOpen && field.conditions().defaultFormula().isPresent()) {
                waiting.put(field.name(), field);
            }
        });
        Set.copyOf(waiting.keySet()).forEach(name -> give(record, name, waiting));
    }

    private void give(Record record, String name, Map<String, Field> waiting) {
        Field field = waiting.remove(name);
        if (field == null) {
            return;
        }
        EntityType type = record.type();
        expressions
                .beginning(
                        metadata,
                        type,
                        type.field(name).type(),
                        field.conditions().defaultFormula().orElseThrow())
                .value(
                        path -> {
                            give(record, path, waiting);
                            return values.apply(record, path);
                        },
                        context)
                .filter(value -> !isSystem(value) && isOffered(record, name, value))
                .ifPresent(value -> record.set(name, value));
    }

    private static boolean isOffered(Record record, String field, Object value) {
        return record.recordType()
                .flatMap(record.type()::findRecordType)
                .map(type -> type.offers(field, value.toString()))
                .orElse(true);
    }

    /** The system is nobody that a record could refer to. */
    private static boolean isSystem(Object value) {
        return value instanceof RecordRef ref
                && ref.entity().equals(EntityType.USER)
                && ref.id().equals(Caller.SYSTEM);
    }
}
