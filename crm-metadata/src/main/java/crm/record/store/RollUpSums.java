package crm.record.store;

import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.NumberType;
import crm.metadata.RollUp;
import crm.metadata.Storage;
import crm.record.query.Branch;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The values of roll-ups as the rows of this moment make them, one statement a roll-up, by the lookup's index. */
final class RollUpSums {

    private static final ExpressionContext NO_DAY = new ExpressionContext(LocalDate.EPOCH, new UUID(0, 0));

    private final Expressions expressions;
    private final Metadata metadata;
    private final EntityType type;

    RollUpSums(Expressions expressions, Metadata metadata, EntityType type) {
        this.expressions = expressions;
        this.metadata = metadata;
        this.type = type;
    }

    /** The values that there are, by record and field. */
    Map<UUID, Map<String, Object>> of(Collection<UUID> ids) {
        Map<UUID, Map<String, Object>> all = new HashMap<>();
        ids.forEach(id -> all.put(id, new HashMap<>()));
        for (Field field : type.rollUps()) {
            RollUp rollUp = field.rollUp().orElseThrow();
            Map<UUID, Object> values = read(field, rollUp, ids);
            all.forEach((id, row) -> Optional.ofNullable(values.get(id))
                    .or(() -> none(field, rollUp))
                    .ifPresent(value -> row.put(field.name(), value)));
        }
        return all;
    }

    /** What it comes to where no record refers to this one. */
    static Optional<Object> none(Field field, RollUp rollUp) {
        return rollUp.function().startsAtZero() ? held(field, BigDecimal.ZERO) : Optional.empty();
    }

    private Map<UUID, Object> read(Field field, RollUp rollUp, Collection<UUID> ids) {
        EntityType child = metadata.entityType(rollUp.entity());
        Columns columns = new Columns("r");
        org.jooq.Field<UUID> lookup = lookup(columns, child.field(rollUp.lookup()));
        Condition where = columns.live(child, RecordPages.tenant())
                .and(lookup.in(ids))
                .and(rollUp.when()
                        .map(when -> RecordPages.compiler(columns, _ -> List.of(new Branch.Everyone()))
                                .compile(expressions.filter(metadata, child, when, NO_DAY)))
                        .orElse(DSL.noCondition()));
        SelectField<?> figure = rollUp.field()
                .<SelectField<?>>map(name -> figure(rollUp.function(), child.field(name), columns))
                .orElse(DSL.count());
        return Statements.read(
                DSL.select(lookup, figure).from(columns.table()).where(where).groupBy(lookup), result -> {
                    Map<UUID, Object> values = new HashMap<>();
                    while (result.next()) {
                        UUID parent = result.getObject(1, UUID.class);
                        raw(field, result)
                                .flatMap(raw -> held(field, raw))
                                .ifPresent(value -> values.put(parent, value));
                    }
                    return values;
                });
    }

    private static org.jooq.Field<UUID> lookup(Columns columns, Field lookup) {
        return lookup.storage() instanceof Storage.InSlot
                ? columns.of(lookup).coerce(UUID.class)
                : DSL.field("({0})::uuid", UUID.class, columns.text(lookup));
    }

    private static SelectField<?> figure(RollUp.Function function, Field field, Columns columns) {
        org.jooq.Field<?> value = switch (field.type().kind()) {
            case DECIMAL -> DSL.field("({0})::numeric", BigDecimal.class, columns.text(field));
            case MOMENT -> DSL.field("({0})::timestamptz", OffsetDateTime.class, columns.text(field));
            // written so that the order of texts is that of days
            default -> columns.text(field);
        };
        return switch (function) {
            case COUNT -> DSL.count(value);
            case SUM -> DSL.field("sum({0})", BigDecimal.class, value);
            case AVERAGE -> DSL.field("avg({0})", BigDecimal.class, value);
            case MIN -> DSL.min(value);
            case MAX -> DSL.max(value);
        };
    }

    private static Optional<Object> raw(Field field, ResultSet result) throws SQLException {
        @Nullable
        Object raw = switch (field.type().kind()) {
            case DECIMAL -> result.getBigDecimal(2);
            case MOMENT -> moment(result.getObject(2, OffsetDateTime.class));
            default -> day(result.getString(2));
        };
        return Optional.ofNullable(raw);
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        return value == null ? null : LocalDate.parse(value);
    }

    /** What the field cannot hold is no value. */
    private static Optional<Object> held(Field field, Object raw) {
        Object value = raw instanceof BigDecimal number && field.type() instanceof NumberType type
                ? type.rounded(number)
                : raw;
        try {
            return field.type().parse(field.type().toJson(value));
        } catch (BadValue tooMuch) {
            return Optional.empty();
        }
    }
}
