package crm.record.store;

import crm.metadata.Field;
import crm.record.query.Filter.Operator;
import crm.value.Json;
import crm.value.RecordRef;
import crm.value.TextKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Comparator;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Conditions on a field that has no column: checked in {@code values}, after an index has narrowed the rows. */
final class ValuesCondition implements FieldCondition {

    private final Field field;
    private final org.jooq.Field<String> text;

    ValuesCondition(Columns columns, Field field) {
        this.field = field;
        this.text = columns.text(field);
    }

    @Override
    public Condition compare(Operator operator, Object value) {
        return DSL.coalesce(DSL.field(unsafe(operator, value)), DSL.inline(false))
                .isTrue();
    }

    private Condition unsafe(Operator operator, Object value) {
        Comparator comparator = switch (operator) {
            case EQ -> Comparator.EQUALS;
            case NE -> Comparator.NOT_EQUALS;
            case LT -> Comparator.LESS;
            case LE -> Comparator.LESS_OR_EQUAL;
            case GT -> Comparator.GREATER;
            case GE -> Comparator.GREATER_OR_EQUAL;
        };
        return switch (field.type().kind()) {
            case TEXT -> folded().compare(comparator, DSL.val(TextKey.full((String) value)));
            case CHOICE -> text.compare(comparator, DSL.val((String) value));
            case CHOICES ->
                DSL.condition(
                        "({0})::jsonb @> {1}::jsonb",
                        text, DSL.val(Json.write(field.type().toJson(value))));
            case DECIMAL ->
                DSL.field("({0})::numeric", BigDecimal.class, text).compare(comparator, DSL.val((BigDecimal) value));
            case BOOLEAN ->
                DSL.field("({0})::boolean", Boolean.class, text).compare(comparator, DSL.val((Boolean) value));
            case DATE ->
                DSL.field("({0})::date", LocalDate.class, text).compare(comparator, DSL.val((LocalDate) value));
            case MOMENT ->
                DSL.field("({0})::timestamptz", SQLDataType.TIMESTAMPWITHTIMEZONE, text)
                        .compare(comparator, DSL.val(SlotValues.offset((Instant) value)));
            case REFERENCE ->
                DSL.field("({0})::uuid", UUID.class, text).compare(comparator, DSL.val(((RecordRef) value).id()));
            case REFERENCES, COMPOSITE -> throw new IllegalStateException(field.name() + " cannot be compared");
        };
    }

    /** The text as {@link TextKey#full} makes it in Java, in the order of its code points. */
    private org.jooq.Field<String> folded() {
        return DSL.field(
                "(casefold(normalize({0}, NFKC) collate \"pg_unicode_fast\") collate \"C\")", String.class, text);
    }

    @Override
    public Condition in(List<Object> values) {
        return DSL.or(values.stream().map(value -> compare(Operator.EQ, value)).toList())
                .or(DSL.falseCondition());
    }

    @Override
    public Condition startsWith(String prefix) {
        return DSL.condition("coalesce({0} ^@ {1}, false)", folded(), DSL.val(TextKey.full(prefix)));
    }

    @Override
    public Condition present() {
        return text.isNotNull();
    }
}
