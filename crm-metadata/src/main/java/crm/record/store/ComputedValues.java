package crm.record.store;

import crm.expression.Expressions;
import crm.expression.Formulas;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.transaction.DatabaseFailure;
import crm.transaction.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes all formulas, roll-ups and converted amounts of rows anew, which the current transaction holds. Their versions stay: nobody has
 * changed them.
 */
public final class ComputedValues {

    private final Expressions expressions;
    private final RecordStore store;
    private final Metadata metadata;
    private final EntityType type;
    private final Formulas formulas;
    private final RollUpSums rollUps;
    private final List<Field> made;

    ComputedValues(Expressions expressions, RecordStore store, Metadata metadata, EntityType type) {
        this.expressions = expressions;
        this.store = store;
        this.metadata = metadata;
        this.type = type;
        formulas = new Formulas(expressions, metadata, type);
        rollUps = new RollUpSums(expressions, metadata, type);
        made = Stream.concat(type.computed().stream(), type.amounts().stream()).toList();
    }

    /** Writes what has changed. Returns those rows as they are now, by their ids. */
    Map<UUID, Row> refresh(List<Row> rows) {
        Map<UUID, Map<String, Object>> sums =
                rollUps.of(rows.stream().map(Row::id).toList());
        FormulaTargets targets = FormulaTargets.of(
                store,
                expressions,
                metadata,
                type,
                rows.stream().map(ComputedValues::read).toList());
        Map<UUID, Row> changed = new LinkedHashMap<>();
        Map<String, Set<UUID>> byField = new HashMap<>();
        for (Row row : rows) {
            Row now = computed(row, sums.getOrDefault(row.id(), Map.of()), targets);
            if (!now.equals(row)) {
                changed.put(row.id(), now);
                made.stream()
                        .filter(field -> !now.value(field.name()).equals(row.value(field.name())))
                        .forEach(field -> byField.computeIfAbsent(field.name(), _ -> new TreeSet<>())
                                .add(row.id()));
            }
        }
        write(List.copyOf(changed.values()));
        tellReaders(byField);
        return changed;
    }

    private static Function<String, Optional<Object>> read(Row row) {
        return row::value;
    }

    /** No journal tells of what is computed: whose formulas read it is noted here. */
    private void tellReaders(Map<String, Set<UUID>> changed) {
        if (changed.isEmpty()) {
            return;
        }
        for (FormulaReaders.Reader reader : new FormulaReaders(expressions, metadata).of(type)) {
            Set<UUID> targets = new TreeSet<>();
            changed.forEach((field, ids) -> {
                if (reader.fields().contains(field)) {
                    targets.addAll(ids);
                }
            });
            if (!targets.isEmpty()) {
                FormulaDue.add(reader.type(), reader.lookup().name(), targets);
            }
        }
    }

    private Row computed(Row row, Map<String, Object> sums, FormulaTargets targets) {
        Map<String, Object> converted = ConvertedAmounts.of(type, row::entered);
        Map<String, Object> values = new HashMap<>(row.values());
        type.computed().forEach(field -> values.remove(field.name()));
        values.putAll(sums);
        Row summed = row.with(values, converted);
        values.putAll(formulas.values(targets.beside(summed::value)));
        return row.with(values, converted);
    }

    private void write(List<Row> rows) {
        List<Field> slotted =
                made.stream().filter(field -> field.writtenSlot().isPresent()).toList();
        String slots = slotted.stream()
                .map(field -> ", " + field.writtenSlot().orElseThrow().column() + " = ?")
                .collect(Collectors.joining());
        String sql = "update record set computed = nullif(?, '{}')::jsonb" + slots
                + " where tenant_id = ? and entity_id = " + type.id() + " and id = ?";
        try (PreparedStatement statement = Transaction.current().connection().prepareStatement(sql)) {
            for (Row row : rows) {
                Binder binder = new Binder(statement).add(Rows.computed(type, row));
                for (Field field : slotted) {
                    binder.add(SlotValues.of(field, row));
                }
                binder.add(Transaction.current().caller().tenant()).add(row.id());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** What a record has before any other refers to it. */
    public static Map<String, Object> ofNew(EntityType type) {
        Map<String, Object> values = new HashMap<>();
        for (Field field : type.rollUps()) {
            Optional<Object> none = RollUpSums.none(field, field.rollUp().orElseThrow());
            none.ifPresent(value -> values.put(field.name(), value));
        }
        return values;
    }
}
