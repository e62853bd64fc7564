package crm.record.store;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.record.query.Branch;
import crm.record.query.FieldPath;
import crm.value.RecordRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The records that formulas of an entity type read through lookups, as they are now and whoever may read them. A deleted
 * one has no values.
 */
public final class FormulaTargets {

    private final Map<RecordRef, Row> rows = new HashMap<>();

    private FormulaTargets() {}

    /**
     * Reads those of several records at once, one statement for each entity type that they refer to.
     *
     * @param records their values by field
     */
    public static FormulaTargets of(
            RecordStore store,
            Expressions expressions,
            Metadata metadata,
            EntityType type,
            Collection<Function<String, Optional<Object>>> records) {
        FormulaTargets targets = new FormulaTargets();
        Set<Field> lookups = new FormulaReaders(expressions, metadata)
                .through(type)
                .map(FieldPath::via)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Map<String, Set<UUID>> wanted = new HashMap<>();
        for (Field lookup : lookups) {
            for (Function<String, Optional<Object>> record : records) {
                record.apply(lookup.name())
                        .map(RecordRef.class::cast)
                        .ifPresent(ref -> wanted.computeIfAbsent(ref.entity(), _ -> new HashSet<>())
                                .add(ref.id()));
            }
        }
        wanted.forEach((entity, ids) -> metadata.find(entity)
                .ifPresent(target -> store.findAll(target, ids, List.of(new Branch.Everyone()))
                        .forEach(row -> targets.rows.put(new RecordRef(entity, row.id()), row))));
        return targets;
    }

    /** The values of a record, and by {@code lookup.field} of those that it refers to. */
    public Function<String, Optional<Object>> beside(Function<String, Optional<Object>> record) {
        if (rows.isEmpty()) {
            return path -> path.indexOf('.') < 0 ? record.apply(path) : Optional.empty();
        }
        return path -> {
            int dot = path.indexOf('.');
            return dot < 0
                    ? record.apply(path)
                    : record.apply(path.substring(0, dot))
                            .map(RecordRef.class::cast)
                            .map(rows::get)
                            .flatMap(row -> row.value(path.substring(dot + 1)));
        };
    }
}
