package crm.record.store;

import crm.metadata.Field;
import crm.metadata.LinksType;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import java.util.List;
import java.util.Optional;

/** Divides a filter into what indexes can narrow down and what has to be checked row by row. */
final class IndexedPart {

    private IndexedPart() {}

    /** The filter without the conditions that no index can answer: it leaves at least as many rows. */
    static Filter of(Filter filter) {
        if (filter instanceof Filter.And and) {
            return new Filter.And(and.parts().stream().map(IndexedPart::of).toList());
        }
        return unindexedField(filter).isPresent() ? Filter.EVERYTHING : filter;
    }

    /** A field of the filter without an index, if it has one. */
    static Optional<String> unindexedField(Filter filter) {
        return switch (filter) {
            case Filter.And and -> first(and.parts());
            case Filter.Or or -> first(or.parts());
            case Filter.Not not -> unindexedField(not.part());
            case Filter.Compare compare -> unindexed(compare.path());
            case Filter.In in -> unindexed(in.path());
            case Filter.StartsWith starts -> unindexed(starts.path());
            case Filter.Words _ -> Optional.empty();
            case Filter.OfEntity of -> Optional.of(of.path() + ".entity");
            case Filter.Absent absent
            when absent.path().field().type() instanceof LinksType ->
                Optional.of(absent.path().toString());
            case Filter.Absent absent -> unindexed(absent.path());
        };
    }

    private static Optional<String> first(List<Filter> parts) {
        return parts.stream()
                .map(IndexedPart::unindexedField)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> unindexed(FieldPath path) {
        Optional<Field> via = path.via().filter(lookup -> !lookup.isIndexed());
        boolean indexed =
                via.isEmpty() && (path.field().isIndexed() || path.field().type() instanceof LinksType);
        return indexed ? Optional.empty() : Optional.of(path.toString());
    }
}
