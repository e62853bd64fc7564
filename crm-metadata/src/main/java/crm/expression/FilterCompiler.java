package crm.expression;

import crm.metadata.CompositeType;
import crm.metadata.FileType;
import crm.metadata.PicklistType;
import crm.metadata.ValueKind;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a condition into a filter, where SQL can answer it: fields compared with values that are the same for all records. */
final class FilterCompiler {

    /** A filter names at most this many values: each becomes a parameter of the statement. */
    static final int MAX_VALUES = 2_000;

    private final ParsedExpression source;
    private final RecordValues nothing;
    private int named;

    FilterCompiler(ParsedExpression source, ExpressionContext context) {
        this.source = source;
        this.nothing = RecordValues.none(context);
    }

    Filter compile(Term term) {
        if (term.isConstant()) {
            return term.holds(nothing) ? Filter.EVERYTHING : Filter.NOTHING;
        }
        Optional<FieldPath> picklist = picklistOfAllAttributes(term);
        if (picklist.isPresent()) {
            return optionsWhere(term, picklist.get());
        }
        return switch (term) {
            case Clause.All all -> all(parts(all));
            case Clause.Any any -> any(parts(any));
            case Clause.Not not -> not(compile(not.part()));
            default -> leaf(term);
        };
    }

    private List<Filter> parts(Clause clause) {
        return clause.parts().stream().map(this::compile).toList();
    }

    private Filter leaf(Term term) {
        return switch (term) {
            case Term.FieldValue field -> new Filter.Compare(path(field), Filter.Operator.EQ, true);
            case Clause.Absent absent -> new Filter.Absent(path(absent.part()));
            case Clause.Comparison comparison -> comparison(comparison);
            case Clause.Membership membership -> membership(membership);
            case Clause.TextMatch match when match.place() == Clause.TextMatch.Place.START -> startsWith(match);
            case Clause.TextMatch _ ->
                throw source.refusal(
                        term.origin(),
                        "a filter looks at the start of a text only, with startsWith; search finds words.");
            default -> throw source.refusal(term.origin(), "a filter cannot compute this.");
        };
    }

    private Filter comparison(Clause.Comparison written) {
        Clause.Comparison comparison = written.left().isConstant() ? written.flipped() : written;
        if (comparison.left() instanceof Term.EntityOf entity) {
            return ofEntity(entity, comparison.operator(), Stream.of(comparison.right()));
        }
        FieldPath path = path(comparison.left());
        Object value = constant(comparison.right());
        if (value == null) {
            // Only a division by zero has no value.
            return switch (comparison.operator()) {
                case EQ -> new Filter.Absent(path);
                case NE -> not(new Filter.Absent(path));
                case LT, LE, GT, GE -> Filter.NOTHING;
            };
        }
        count(1);
        return new Filter.Compare(path, comparison.operator(), value);
    }

    private Filter membership(Clause.Membership membership) {
        if (membership.member() instanceof Term.EntityOf entity) {
            return ofEntity(entity, Filter.Operator.EQ, membership.candidates().stream());
        }
        FieldPath path = path(membership.member());
        List<Object> values = membership.candidates().stream()
                .map(this::constant)
                .filter(Objects::nonNull)
                .<Object>map(Objects::requireNonNull)
                .toList();
        return in(path, values);
    }

    private Filter ofEntity(Term.EntityOf of, Filter.Operator operator, Stream<Term> entities) {
        if (operator != Filter.Operator.EQ && operator != Filter.Operator.NE) {
            throw source.refusal(of.origin(), "entity types have no order; use ==, != or in.");
        }
        List<String> names = entities.map(this::constant)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        count(names.size());
        Filter filter = new Filter.OfEntity(of.path(), names);
        return operator == Filter.Operator.NE ? not(filter) : filter;
    }

    private Filter startsWith(Clause.TextMatch match) {
        FieldPath path = path(match.text());
        Object prefix = constant(match.part());
        count(1);
        return prefix == null ? Filter.NOTHING : new Filter.StartsWith(path, (String) prefix);
    }

    private FieldPath path(Term term) {
        if (term instanceof Term.Part part) {
            return part.path();
        }
        if (!(term instanceof Term.FieldValue field)) {
            throw source.refusal(
                    term.origin(), "a filter compares a field with a constant, like amount > 50000; this is computed.");
        }
        if (term.kind() == ValueKind.COMPOSITE && !(field.type() instanceof FileType)) {
            throw source.refusal(
                    term.origin(),
                    "a filter asks for one part of it, like %s.%s.".formatted(field.path(), firstPart(field)));
        }
        return field.path();
    }

    private static String firstPart(Term.FieldValue field) {
        return field.type() instanceof CompositeType composite
                ? composite.parts().keySet().iterator().next()
                : "part";
    }

    private @Nullable Object constant(Term term) {
        if (!term.isConstant()) {
            throw source.refusal(
                    term.origin(), "a filter compares a field with a constant; this differs from record to record.");
        }
        return term.value(nothing);
    }

    /** The picklist of which attributes are all that a term needs to know of a record. */
    private static Optional<FieldPath> picklistOfAllAttributes(Term term) {
        List<Term> variable = term.leaves().filter(leaf -> !leaf.isConstant()).toList();
        Set<FieldPath> paths = variable.stream()
                .flatMap(
                        leaf -> leaf instanceof Term.Attribute attribute ? Stream.of(attribute.path()) : Stream.empty())
                .collect(Collectors.toSet());
        boolean isAll = variable.stream().allMatch(leaf -> leaf instanceof Term.Attribute);
        return isAll && paths.size() == 1 ? paths.stream().findFirst() : Optional.empty();
    }

    /** Asks the term about every option; a value that is no option (any more) has no attributes, like none at all. */
    private Filter optionsWhere(Term term, FieldPath picklist) {
        boolean withoutOption = term.holds(nothing);
        List<Object> exceptions = ((PicklistType) picklist.field().type())
                .all().stream()
                        .map(PicklistType.Option::name)
                        .filter(option -> term.holds(choosing(option)) != withoutOption)
                        .<Object>map(option -> option)
                        .toList();
        Filter filter = in(picklist, exceptions);
        return withoutOption ? not(filter) : filter;
    }

    private RecordValues choosing(String option) {
        return new RecordValues(_ -> Optional.of(option), nothing.context(), nothing.cost());
    }

    private Filter in(FieldPath path, List<Object> values) {
        count(values.size());
        return values.isEmpty() ? Filter.NOTHING : new Filter.In(path, values);
    }

    private void count(int values) {
        named += values;
        if (named > MAX_VALUES) {
            throw source.refusal(
                    source.root(), "a filter names at most %,d values, options included.".formatted(MAX_VALUES));
        }
    }

    private static Filter all(List<Filter> parts) {
        List<Filter> flat = parts.stream()
                .flatMap(part -> part instanceof Filter.And and ? and.parts().stream() : Stream.of(part))
                .toList();
        if (flat.contains(Filter.NOTHING)) {
            return Filter.NOTHING;
        }
        return flat.isEmpty() ? Filter.EVERYTHING : flat.size() == 1 ? flat.getFirst() : new Filter.And(flat);
    }

    private static Filter any(List<Filter> parts) {
        List<Filter> flat = parts.stream()
                .flatMap(part -> part instanceof Filter.Or or ? or.parts().stream() : Stream.of(part))
                .toList();
        if (flat.contains(Filter.EVERYTHING)) {
            return Filter.EVERYTHING;
        }
        return flat.isEmpty() ? Filter.NOTHING : flat.size() == 1 ? flat.getFirst() : new Filter.Or(flat);
    }

    private static Filter not(Filter filter) {
        if (filter.equals(Filter.EVERYTHING)) {
            return Filter.NOTHING;
        }
        return filter.equals(Filter.NOTHING) ? Filter.EVERYTHING : new Filter.Not(filter);
    }
}
