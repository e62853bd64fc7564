package crm.record.store;

import crm.metadata.Field;
import crm.metadata.NumberType;
import crm.metadata.SlotKind;
import crm.metadata.Storage;
import crm.metadata.ValueKind;
import crm.record.query.Filter.Operator;
import crm.value.TextKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Conditions on a field with a typed column. A slot's sentinel is greater than every value, so only "greater" has to
 * exclude it; all operators are leakproof, as row-level security asks of what an index is to answer.
 */
final class SlotCondition implements FieldCondition {

    private final Field field;
    private final SlotKind kind;
    private final org.jooq.Field<Object> column;
    private final ValuesCondition full;

    @SuppressWarnings("unchecked")
    SlotCondition(Columns columns, Field field) {
        this.field = field;
        this.kind = field.type().slotKind().orElseThrow();
        this.column = (org.jooq.Field<Object>) columns.of(field);
        this.full = new ValuesCondition(columns, field);
    }

    @Override
    public Condition compare(Operator operator, Object value) {
        if (field.type().kind() == ValueKind.TEXT) {
            return compareText(operator, (String) value);
        }
        if (field.type() instanceof NumberType number) {
            return compareNumber(operator, ((BigDecimal) value).movePointRight(number.scale()));
        }
        return compareSlot(operator, field.type().slotValue(value));
    }

    private Condition compareSlot(Operator operator, Object value) {
        var bound = bound(value);
        return switch (operator) {
            case EQ -> column.eq(bound);
            case NE -> column.ne(bound);
            case LT -> column.lt(bound);
            case LE -> column.le(bound);
            case GT -> column.gt(bound).and(present());
            case GE -> column.ge(bound).and(present());
        };
    }

    /** A literal with more decimals than the field lies between two of its values; one with too many digits beyond all. */
    private Condition compareNumber(Operator operator, BigDecimal scaled) {
        BigDecimal floor = scaled.setScale(0, RoundingMode.FLOOR);
        boolean exact = floor.compareTo(scaled) == 0;
        if (!exact && operator == Operator.EQ) {
            return DSL.falseCondition();
        }
        BigDecimal limit = BigDecimal.TEN.pow(NumberType.MAX_DIGITS);
        long whole = floor.min(limit).max(limit.negate()).longValueExact();
        return switch (operator) {
            case LT -> compareSlot(exact ? Operator.LT : Operator.LE, whole);
            case GE -> compareSlot(exact ? Operator.GE : Operator.GT, whole);
            default -> compareSlot(operator, whole);
        };
    }

    /** Texts longer than a slot agree with others there: those are compared in full as well. */
    private Condition compareText(Operator operator, String text) {
        String slot = TextKey.slot(text);
        if (!TextKey.isCut(slot)) {
            return compareSlot(operator, slot);
        }
        Condition same = compareSlot(Operator.EQ, slot).and(full.compare(operator, text));
        return switch (operator) {
            case EQ -> same;
            case NE -> DSL.not(same);
            case LT, LE -> compareSlot(Operator.LT, slot).or(same);
            case GT, GE -> compareSlot(Operator.GT, slot).or(same);
        };
    }

    @Override
    public Condition in(List<Object> values) {
        return DSL.or(values.stream().map(value -> compare(Operator.EQ, value)).toList())
                .or(DSL.falseCondition());
    }

    @Override
    public Condition startsWith(String prefix) {
        String slot = TextKey.slot(prefix);
        Condition starts = DSL.condition("{0} ^@ {1}", column, DSL.val(slot)).and(present());
        return TextKey.isCut(slot) ? starts.and(full.startsWith(prefix)) : starts;
    }

    @Override
    public Condition present() {
        return field.storage() instanceof Storage.InColumn ? DSL.trueCondition() : column.ne(bound(kind.empty()));
    }

    private org.jooq.Field<Object> bound(Object value) {
        Object sql = value instanceof java.time.Instant moment ? SlotValues.offset(moment) : value;
        return DSL.val(sql, column.getDataType());
    }
}
