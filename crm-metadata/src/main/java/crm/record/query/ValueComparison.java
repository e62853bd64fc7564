package crm.record.query;

import com.ibm.icu.text.UTF16;
import crm.metadata.ValueKind;
import crm.value.RecordRef;
import crm.value.TextKey;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two values of a field compare; the meaning that SQL repeats. Texts compare by the code points of their
 * {@linkplain TextKey comparable form}, decimals without regard to scale, everything else exactly. Null is absence: it
 * equals only itself and has no order.
 */
public final class ValueComparison {

    // String.compareTo goes by UTF-16 units, which puts U+FFFD after an emoji; the database does not.
    private static final Comparator<String> BY_CODE_POINT = new UTF16.StringComparator(true, false, 0);

    private ValueComparison() {}

    /** Both values are of the Java class of the kind, or absent. */
    public static boolean holds(
            Filter.Operator operator, ValueKind kind, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case EQ -> equal(kind, left, right);
            case NE -> !equal(kind, left, right);
            case LT -> left != null && right != null && order(kind, left, right) < 0;
            case LE -> left != null && right != null && order(kind, left, right) <= 0;
            case GT -> left != null && right != null && order(kind, left, right) > 0;
            case GE -> left != null && right != null && order(kind, left, right) >= 0;
        };
    }

    public static boolean equal(ValueKind kind, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        return switch (kind) {
            case TEXT -> TextKey.full((String) left).equals(TextKey.full((String) right));
            case DECIMAL -> ((BigDecimal) left).compareTo((BigDecimal) right) == 0;
            // a written id names the record, whatever its entity type
            case REFERENCE -> ((RecordRef) left).id().equals(((RecordRef) right).id());
            case CHOICES, REFERENCES ->
                ((List<?>) left).containsAll((List<?>) right) || ((List<?>) right).containsAll((List<?>) left);
            default -> left.equals(right);
        };
    }

    @SuppressWarnings("unchecked") // values of one kind are of one class
    private static int order(ValueKind kind, Object left, Object right) {
        if (kind == ValueKind.TEXT) {
            return BY_CODE_POINT.compare(TextKey.full((String) left), TextKey.full((String) right));
        }
        return ((Comparable<Object>) left).compareTo(right);
    }
}
