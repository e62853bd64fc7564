package crm.record.store;

import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.metadata.NumberType;
import crm.metadata.SlotKind;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.query.Aggregation;
import crm.record.query.Branch;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Counts and sums rows in groups, branch by branch, in the current transaction. */
@Singleton
public class RecordSums {

    /**
     * The groups in the order of their values, the one without a value last.
     *
     * @throws ProblemException {@code NEEDS_INDEX} for a filter that no index narrows, {@code TOO_LARGE} for too many
     *     groups
     */
    public List<Aggregation.Group> groups(Aggregation aggregation, RecordPages.Readable readable) {
        RecordPages.requireNarrow(aggregation.type(), aggregation.filter(), readable);
        Map<@Nullable Object, Aggregation.Group> groups = new LinkedHashMap<>();
        for (Branch branch : readable.apply(aggregation.type())) {
            for (Aggregation.Group group : ofBranch(aggregation, branch, readable)) {
                groups.merge(group.key(), group, RecordSums::add);
            }
        }
        if (groups.size() > Aggregation.MAX_GROUPS) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE,
                    "There are more than %,d groups. Group by a field with fewer values."
                            .formatted(Aggregation.MAX_GROUPS));
        }
        if (groups.isEmpty() && aggregation.groupBy().isEmpty()) {
            List<BigDecimal> zeros =
                    aggregation.sums().stream().map(field -> BigDecimal.ZERO).toList();
            return List.of(new Aggregation.Group(null, 0, zeros));
        }
        return List.copyOf(groups.values());
    }

    private static Aggregation.Group add(Aggregation.Group a, Aggregation.Group b) {
        List<BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < a.sums().size(); i++) {
            sums.add(a.sums().get(i).add(b.sums().get(i)));
        }
        return new Aggregation.Group(a.key(), a.count() + b.count(), sums);
    }

    private static List<Aggregation.Group> ofBranch(
            Aggregation aggregation, Branch branch, RecordPages.Readable readable) {
        Columns columns = new Columns("r");
        Condition where = columns.live(aggregation.type(), RecordPages.tenant())
                .and(ConditionCompiler.in(columns, branch))
                .and(RecordPages.compiler(columns, readable).compile(aggregation.filter()));
        Optional<org.jooq.Field<?>> key = aggregation.groupBy().map(columns::of);
        List<SelectField<?>> wanted = new ArrayList<>();
        wanted.add(DSL.count());
        aggregation.sums().forEach(field -> wanted.add(sum(field, columns)));
        key.ifPresent(wanted::add);
        Select<?> statement = key.isEmpty()
                ? DSL.select(wanted).from(columns.table()).where(where)
                : DSL.select(wanted)
                        .from(columns.table())
                        .where(where)
                        .groupBy(key.get())
                        .orderBy(key.get())
                        .limit(DSL.inline(Aggregation.MAX_GROUPS + 1));
        return Statements.read(statement, result -> {
            List<Aggregation.Group> groups = new ArrayList<>();
            while (result.next()) {
                groups.add(group(aggregation, result));
            }
            return groups;
        });
    }

    private static SelectField<?> sum(Field field, Columns columns) {
        if (field.slot().isEmpty()) {
            return DSL.field("coalesce(sum(({0})::numeric), 0)", BigDecimal.class, columns.text(field));
        }
        return DSL.field(
                "coalesce(sum({0}) filter (where {0} <> {1}), 0)",
                BigDecimal.class, columns.of(field), DSL.inline((Long) SlotKind.NUMBER.empty()));
    }

    private static Aggregation.Group group(Aggregation aggregation, ResultSet result) throws SQLException {
        List<BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < aggregation.sums().size(); i++) {
            Field field = aggregation.sums().get(i);
            BigDecimal sum = result.getBigDecimal(i + 2);
            BigDecimal exact = field.slot().isPresent() ? sum.movePointLeft(((NumberType) field.type()).scale()) : sum;
            int decimals = aggregation.type().recordCurrency().decimals(field);
            sums.add(
                    exact.setScale(Math.max(decimals, exact.stripTrailingZeros().scale())));
        }
        int keyColumn = aggregation.sums().size() + 2;
        Object key = aggregation.groupBy().isEmpty()
                ? null
                : key(aggregation.groupBy().get(), result, keyColumn);
        return new Aggregation.Group(key, result.getLong(1), sums);
    }

    /** The value a slot stands for, or null for its sentinel. */
    private static @Nullable Object key(Field field, ResultSet result, int column) throws SQLException {
        SlotKind kind = field.type().slotKind().orElseThrow();
        return switch (kind) {
            case TEXT -> {
                String slot = result.getString(column);
                yield slot.equals(kind.empty()) ? null : slot.substring(4);
            }
            case NUMBER -> number(field, result.getLong(column));
            case MOMENT -> day(result.getObject(column, OffsetDateTime.class));
            case REFERENCE -> {
                UUID id = result.getObject(column, UUID.class);
                yield id.equals(kind.empty()) ? null : ((LookupType) field.type()).named(id.toString());
            }
        };
    }

    private static @Nullable Object number(Field field, long slot) {
        if (SlotKind.NUMBER.empty().equals(slot)) {
            return null;
        }
        return field.type() instanceof NumberType number
                ? BigDecimal.valueOf(slot, number.scale())
                : Boolean.valueOf(slot == 1);
    }

    private static @Nullable LocalDate day(OffsetDateTime slot) {
        return slot.equals(OffsetDateTime.MAX)
                ? null
                : slot.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    }

    /** @throws ProblemException if records cannot be grouped by this field */
    public static void requireGroupable(Field field) {
        boolean groupable = switch (field.type().kind()) {
            case CHOICE, BOOLEAN, DATE, DECIMAL -> true;
            // the index does not know which entity type an id is of
            case REFERENCE -> !((LookupType) field.type()).isOfSeveral();
            case TEXT, MOMENT, CHOICES, REFERENCES, COMPOSITE -> false;
        };
        if (!groupable) {
            throw ProblemException.atField(
                    field.name(),
                    ProblemCode.NOT_SUMMABLE,
                    "Records are grouped by a picklist, checkbox, date, number or lookup, and %s is none."
                            .formatted(field.label().english()));
        }
        if (!field.isIndexed()) {
            throw ProblemException.atField(
                    field.name(),
                    ProblemCode.NEEDS_INDEX,
                    "Records are grouped only by indexed fields, and %s is not one."
                            .formatted(field.label().english()));
        }
    }
}
