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
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Computes all formulas and roll-ups of rows anew, which the current transaction holds. Their versions stay: nobody has
 * changed them.
 */
public final class ComputedValues {

    private final EntityType type;
    private final Formulas formulas;
    private final RollUpSums rollUps;

    ComputedValues(Expressions expressions, Metadata metadata, EntityType type) {
        this.type = type;
        formulas = new Formulas(expressions, metadata, type);
        rollUps = new RollUpSums(expressions, metadata, type);
    }

    /** Writes what has changed. Returns those rows as they are now, by their ids. */
    Map<UUID, Row> refresh(List<Row> rows) {
        Map<UUID, Map<String, Object>> sums =
                rollUps.of(rows.stream().map(Row::id).toList());
        Map<UUID, Row> changed = new LinkedHashMap<>();
        for (Row row : rows) {
            Row now = row.with(values(row, sums.getOrDefault(row.id(), Map.of())));
            if (!now.values().equals(row.values())) {
                changed.put(row.id(), now);
            }
        }
        write(List.copyOf(changed.values()));
        return changed;
    }

    private Map<String, Object> values(Row row, Map<String, Object> sums) {
        Map<String, Object> values = new HashMap<>(row.values());
        type.computed().forEach(field -> values.remove(field.name()));
        values.putAll(sums);
        Row summed = row.with(values);
        values.putAll(formulas.values(summed::value));
        return values;
    }

    private void write(List<Row> rows) {
        List<Field> slotted = type.computed().stream()
                .filter(field -> field.writtenSlot().isPresent())
                .toList();
        String slots = slotted.stream()
                .map(field -> ", " + field.writtenSlot().orElseThrow().column() + " = ?")
                .collect(Collectors.joining());
        String sql = "update record set computed = nullif(?, '{}')::jsonb" + slots
                + " where tenant_id = ? and entity_id = " + type.id() + " and id = ?";
        try (PreparedStatement statement = Transaction.current().connection().prepareStatement(sql)) {
            for (Row row : rows) {
                Binder binder = new Binder(statement).add(Rows.computed(type, row.values()));
                for (Field field : slotted) {
                    binder.add(SlotValues.of(field, row.values()));
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
