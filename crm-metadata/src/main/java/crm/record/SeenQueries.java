package crm.record;

import crm.access.CallerView;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.Metadata;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.query.Aggregation;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;

/**
 * Turns what a caller asks by his view of the metadata into what the tenant's own answers. A field whose value he does
 * not see cannot be asked for, by whatever way it came into the question.
 */
final class SeenQueries {

    private final Metadata whole;
    private final CallerView view;

    SeenQueries(Metadata whole, CallerView view) {
        this.whole = whole;
        this.view = view;
    }

    /** @throws ProblemException {@code UNKNOWN_FIELD}, {@code NOT_SORTABLE} */
    RecordQuery whole(RecordQuery query) {
        if (view.isWhole()) {
            return query;
        }
        EntityType type = whole.entityType(query.type().name());
        return new RecordQuery(
                type,
                whole(type, query.filter()),
                query.sort().stream()
                        .map(sort -> new Sort(open(type, sort.field(), ProblemCode.NOT_SORTABLE), sort.descending()))
                        .toList(),
                query.limit(),
                query.after(),
                query.count());
    }

    /** @throws ProblemException {@code UNKNOWN_FIELD}, {@code NOT_SUMMABLE} */
    Aggregation whole(Aggregation asked) {
        if (view.isWhole()) {
            return asked;
        }
        EntityType type = whole.entityType(asked.type().name());
        return new Aggregation(
                type,
                whole(type, asked.filter()),
                asked.groupBy().map(field -> open(type, field, ProblemCode.NOT_SUMMABLE)),
                asked.sums().stream()
                        .map(field -> open(type, field, ProblemCode.NOT_SUMMABLE))
                        .toList());
    }

    private Filter whole(EntityType type, Filter filter) {
        return switch (filter) {
            case Filter.And and ->
                and.parts().isEmpty()
                        ? and
                        : new Filter.And(and.parts().stream()
                                .map(part -> whole(type, part))
                                .toList());
            case Filter.Or or ->
                new Filter.Or(or.parts().stream().map(part -> whole(type, part)).toList());
            case Filter.Not not -> new Filter.Not(whole(type, not.part()));
            case Filter.Compare compare ->
                new Filter.Compare(whole(type, compare.path()), compare.operator(), compare.value());
            case Filter.In in -> new Filter.In(whole(type, in.path()), in.values());
            case Filter.StartsWith starts -> new Filter.StartsWith(whole(type, starts.path()), starts.prefix());
            case Filter.Words words ->
                new Filter.Words(
                        words.paths().stream().map(path -> whole(type, path)).toList(), words.words());
            case Filter.OfEntity of -> new Filter.OfEntity(whole(type, of.path()), of.entities());
            case Filter.Absent absent -> new Filter.Absent(whole(type, absent.path()));
        };
    }

    private FieldPath whole(EntityType asked, FieldPath path) {
        EntityType type = whole.entityType(path.type().name());
        return new FieldPath(
                path.via().map(lookup -> open(asked, lookup, ProblemCode.UNREADABLE_FILTER)),
                type,
                openOrPart(type, path.field()));
    }

    /** Of a part the right to the field counts that it is of. */
    private Field openOrPart(EntityType type, Field asked) {
        int dot = asked.name().indexOf('.');
        if (dot < 0) {
            return open(type, asked, ProblemCode.UNREADABLE_FILTER);
        }
        Field composite = type.field(asked.name().substring(0, dot));
        open(type, composite, ProblemCode.UNREADABLE_FILTER);
        return asked;
    }

    /** @param refused what is said of a masked field; a hidden one there is not */
    private Field open(EntityType type, Field asked, ProblemCode refused) {
        FieldAccess access = view.access(type.name(), asked.name());
        if (access == FieldAccess.HIDDEN) {
            throw ProblemException.atField(
                    asked.name(), ProblemCode.UNKNOWN_FIELD, view.of(type).unknownField(asked.name()));
        }
        if (access == FieldAccess.MASKED) {
            throw ProblemException.atField(
                    asked.name(),
                    refused,
                    "The values of %s are masked for you, so nothing can ask for them."
                            .formatted(asked.label().english()));
        }
        return type.field(asked.name());
    }
}
