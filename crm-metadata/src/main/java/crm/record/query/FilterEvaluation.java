package crm.record.query;

import crm.value.RecordRef;
import crm.value.TextKey;
import crm.value.TextWords;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers a filter for one record in memory: what SQL's answer has to agree with. */
public final class FilterEvaluation {

    private FilterEvaluation() {}

    /** @param values what the record, or the record it refers to, has at a path */
    public static boolean matches(Filter filter, Function<FieldPath, Optional<Object>> values) {
        return switch (filter) {
            case Filter.And and -> and.parts().stream().allMatch(part -> matches(part, values));
            case Filter.Or or -> or.parts().stream().anyMatch(part -> matches(part, values));
            case Filter.Not not -> !matches(not.part(), values);
            case Filter.Absent absent -> values.apply(absent.path()).isEmpty();
            case Filter.OfEntity of ->
                values.apply(of.path())
                        .filter(ref -> of.entities().contains(((RecordRef) ref).entity()))
                        .isPresent();
            case Filter.StartsWith starts -> startsWith(values.apply(starts.path()), starts.prefix());
            case Filter.Words words ->
                words.words().stream()
                        .allMatch(word -> words.paths().stream().anyMatch(path -> hasWord(values.apply(path), word)));
            case Filter.In in ->
                in.values().stream()
                        .anyMatch(value -> compares(in.path(), Filter.Operator.EQ, values.apply(in.path()), value));
            case Filter.Compare compare ->
                compares(compare.path(), compare.operator(), values.apply(compare.path()), compare.value());
        };
    }

    private static boolean compares(FieldPath path, Filter.Operator operator, Optional<Object> found, Object value) {
        @Nullable Object present = found.orElse(null);
        return ValueComparison.holds(operator, path.field().type().kind(), present, value);
    }

    private static boolean hasWord(Optional<Object> found, String start) {
        return found.stream()
                .flatMap(text -> TextWords.of((String) text).stream())
                .anyMatch(word -> word.startsWith(start));
    }

    private static boolean startsWith(Optional<Object> found, String prefix) {
        return found.map(text -> TextKey.full((String) text).startsWith(TextKey.full(prefix)))
                .orElse(false);
    }
}
