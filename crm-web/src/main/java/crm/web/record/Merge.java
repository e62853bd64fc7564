package crm.web.record;

import crm.metadata.Field;
import crm.record.Record;
import crm.record.query.ValueComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two people did to one record: a three-way comparison by field.
 *
 * @param colliding changed by both, to different values
 * @param mine changed by me only
 * @param theirs changed by them only, or by both to the same value
 */
record Merge(List<Field> colliding, List<Field> mine, List<Field> theirs) {

    /**
     * @param base as I saw it when I began
     * @param now as they left it
     * @param changes my values by field, null where I took one away
     */
    static Merge of(Record base, Record now, Map<String, @Nullable Object> changes) {
        List<Field> all = Stream.concat(
                        base.type().fields().stream(),
                        base.type().systemFields().stream().filter(field -> !field.readOnly()))
                .toList();
        return new Merge(
                all.stream()
                        .filter(field -> isMine(field, now, changes) && isTheirs(field, base, now))
                        .toList(),
                all.stream()
                        .filter(field -> isMine(field, now, changes) && !isTheirs(field, base, now))
                        .toList(),
                all.stream()
                        .filter(field -> !isMine(field, now, changes) && isTheirs(field, base, now))
                        .toList());
    }

    private static boolean isMine(Field field, Record now, Map<String, @Nullable Object> changes) {
        return changes.containsKey(field.name())
                && !same(field, Optional.ofNullable(changes.get(field.name())), now.value(field));
    }

    private static boolean isTheirs(Field field, Record base, Record now) {
        return !same(field, base.value(field), now.value(field));
    }

    /** Texts are the same only to the letter here: a change of case is a change. */
    static boolean same(Field field, Optional<Object> one, Optional<Object> other) {
        return one.equals(other)
                || field.type().kind() == crm.metadata.ValueKind.DECIMAL
                        && ValueComparison.equal(field.type().kind(), one.orElse(null), other.orElse(null));
    }
}
