package crm.web.list;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.ListView;
import crm.metadata.LookupType;
import crm.metadata.ValueKind;
import crm.record.Records;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a list's address asks of the records, understood.
 *
 * @param list the saved list it starts from; empty where the entity type has none
 * @param columns of the saved list, the title first
 * @param quickFields what the quick filter looks at
 */
public record Question(
        EntityType type,
        Optional<ListView> list,
        Filter filter,
        List<Sort> sort,
        String order,
        List<Field> columns,
        List<Field> quickFields) {

    /**
     * To be asked within a transaction; fails as {@link Expressions#filter} and {@link Sort#parse} do.
     *
     * @param offered the lists that the person is offered, his own among them
     */
    static Question of(Records records, Expressions expressions, ListAddress address, List<ListView> offered) {
        EntityType type = records.type(address.entity());
        Optional<ListView> list = list(type, address.list(), offered);
        List<String> sources = new ArrayList<>();
        list.flatMap(ListView::filter).ifPresent(sources::add);
        sources.addAll(address.conditions());
        List<Field> columns = columns(type, list);
        List<Field> quickFields = quickFields(records, type, columns);
        Filter filter = quick(records, type, quickFields, address.quick());
        for (String source : sources) {
            filter = expressions
                    .filter(records.metadata(), type, source, records.expressionContext())
                    .and(filter);
        }
        String order = address.sort().isBlank() ? list.map(ListView::sort).orElse("") : address.sort();
        return new Question(type, list, filter, Sort.parse(type, order), order, columns, quickFields);
    }

    Question where(Filter more) {
        return new Question(type, list, filter.and(more), sort, order, columns, quickFields);
    }

    /** The record type that all records it leaves have, where it asks for one. */
    public Optional<String> recordType() {
        return Stream.of(filter)
                .flatMap(whole -> whole instanceof Filter.And and ? and.parts().stream() : Stream.of(whole))
                .flatMap(part -> part instanceof Filter.Compare(FieldPath path, Filter.Operator operator, Object value)
                                && path.via().isEmpty()
                                && path.field().name().equals(EntityType.RECORD_TYPE)
                                && operator == Filter.Operator.EQ
                        ? Stream.of(value.toString())
                        : Stream.empty())
                .findFirst();
    }

    /** One for another role can still be asked for by its name: a link to it was sent. */
    private static Optional<ListView> list(EntityType type, Optional<String> name, List<ListView> offered) {
        return Stream.concat(offered.stream(), type.lists().stream())
                .filter(list -> name.isEmpty() || list.name().equals(name.get()))
                .findFirst()
                .or(() -> offered.stream().findFirst());
    }

    /** Everything that an address asks for as one expression; empty where it asks for all records. */
    Optional<String> expression(ListAddress address) {
        List<String> all = new ArrayList<>();
        list.flatMap(ListView::filter).ifPresent(all::add);
        all.addAll(address.conditions());
        if (!address.quick().isBlank()) {
            String text = Condition.quoted(address.quick().strip());
            all.add(quickFields.stream()
                    .map(field -> "%s.startsWith(%s)"
                            .formatted(
                                    field.type() instanceof LookupType ? field.name() + ".title" : field.name(), text))
                    .collect(Collectors.joining(" || ")));
        }
        return all.size() < 2
                ? all.stream().findFirst()
                : Optional.of(all.stream().map(one -> "(" + one + ")").collect(Collectors.joining(" && ")));
    }

    /** Any of the list's texts, or the title of what it refers to, that starts with it; as far as indexes carry. */
    private static Filter quick(Records records, EntityType type, List<Field> fields, String text) {
        if (text.isBlank()) {
            return Filter.EVERYTHING;
        }
        List<Filter> starts = fields.stream()
                .<Filter>map(field -> new Filter.StartsWith(titlePath(records, type, field), text.strip()))
                .toList();
        return starts.size() == 1 ? starts.getFirst() : new Filter.Or(starts);
    }

    private static FieldPath titlePath(Records records, EntityType type, Field field) {
        if (!(field.type() instanceof LookupType lookup)) {
            return FieldPath.of(type, field);
        }
        EntityType target = records.type(lookup.target().orElseThrow());
        return FieldPath.through(field, target, target.titleField());
    }

    /** What the quick filter looks at: the title first, then what else the list shows and an index answers. */
    private static List<Field> quickFields(Records records, EntityType type, List<Field> columns) {
        return columns.stream()
                .filter(field -> field.type().kind() == ValueKind.TEXT && field.isIndexed()
                        || field.type() instanceof LookupType lookup
                                && field.isIndexed()
                                && lookup.target()
                                        .map(records::type)
                                        .filter(target -> target.titleField().isIndexed())
                                        .filter(records.access()::mayRead)
                                        .isPresent())
                .toList();
    }

    private static List<Field> columns(EntityType type, Optional<ListView> list) {
        List<String> names = list.map(ListView::columns)
                .orElseGet(() -> type.face().facts().isEmpty()
                        ? type.fields().stream().map(Field::name).limit(6).toList()
                        : type.face().facts());
        return titleFirst(type, names);
    }

    /** These fields as columns: the ones that still exist, once each, the title before all. */
    static List<Field> titleFirst(EntityType type, List<String> names) {
        return Stream.concat(
                        Stream.of(type.titleField()), names.stream().flatMap(name -> type.findField(name).stream()))
                .distinct()
                .toList();
    }

    static boolean isSortable(EntityType type, Field field) {
        try {
            Sort.parse(type, field.name());
            return true;
        } catch (crm.problem.ProblemException e) {
            return false;
        }
    }
}
