package crm.web.list;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.metadata.NumberType;
import crm.metadata.ReferenceType;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.RecordPage;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.record.query.CountMode;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.savedlist.SavedLists;
import crm.value.RecordRef;
import crm.web.cell.Cells;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Asks the records for what a list shows, each time in one transaction of the person who looks. */
@Singleton
public class RecordLists {

    /** Records on a page of a list. */
    public static final int PAGE = 50;

    private static final Label NOTHING = Label.of("");

    private final Session session;
    private final Records records;
    private final Expressions expressions;
    private final SavedLists saved;

    @Inject
    public RecordLists(Session session, Records records, Expressions expressions, SavedLists saved) {
        this.session = session;
        this.saved = saved;
        this.records = records;
        this.expressions = expressions;
    }

    /**
     * The head of a list's page: what it is of, how many there are, what the person may do.
     *
     * @param lists those that he is offered, with their counts; none for one of his own that cannot be answered any more
     */
    public record Head(
            EntityType type,
            RecordCount all,
            Map<ListView, Optional<RecordCount>> lists,
            boolean mayCreate,
            boolean mayEdit,
            boolean mayDelete) {}

    /**
     * The beginning of a list.
     *
     * @param sums over the whole filter, of the columns that are amounts
     */
    public record Start(
            Question question, RecordCount count, Map<Field, BigDecimal> sums, KeysetPages.Page<ListRow> first) {}

    /** An entity type that the person may see records of. */
    public Optional<EntityType> find(String entity) {
        return session.run(() -> records.metadata().find(entity).filter(records.access()::mayRead));
    }

    public Head head(EntityType type) {
        return session.run(() -> {
            Map<ListView, Optional<RecordCount>> lists = new LinkedHashMap<>();
            offered(type).forEach(list -> lists.put(list, count(type, list)));
            return new Head(
                    type,
                    count(type, Filter.EVERYTHING),
                    lists,
                    records.access().mayCreate(type),
                    records.access().mayEdit(type),
                    records.access().mayDelete(type));
        });
    }

    /** The lists of the tenant that are for the person, then his own. */
    private List<ListView> offered(EntityType type) {
        return Stream.concat(records.access().lists(type).stream(), saved.of(type.name()).stream())
                .toList();
    }

    private Optional<RecordCount> count(EntityType type, ListView list) {
        try {
            Filter filter = list.filter()
                    .map(source -> expressions.filter(records.metadata(), type, source, records.expressionContext()))
                    .orElse(Filter.EVERYTHING);
            return Optional.of(count(type, filter));
        } catch (ProblemException problem) {
            if (!SavedLists.isName(list.name())) {
                throw problem;
            }
            return Optional.empty();
        }
    }

    private RecordCount count(EntityType type, Filter filter) {
        return records.count(RecordQuery.all(type).where(filter).counting(CountMode.CAPPED))
                .orElseThrow();
    }

    public Question question(ListAddress address) {
        return session.run(() -> Question.of(records, expressions, address, offered(records.type(address.entity()))));
    }

    /** @param columns shown, whose amounts are added up */
    public Start start(ListAddress address, List<Field> columns, Language language) {
        return session.run(() -> {
            Question question = Question.of(records, expressions, address, offered(records.type(address.entity())));
            List<Field> amounts = columns.stream().filter(RecordLists::isAmount).toList();
            List<BigDecimal> sums = amounts.isEmpty()
                    ? List.of()
                    : records.aggregate(new Aggregation(question.type(), question.filter(), Optional.empty(), amounts))
                            .getFirst()
                            .sums();
            Map<Field, BigDecimal> byField = new LinkedHashMap<>();
            for (int i = 0; i < amounts.size(); i++) {
                byField.put(amounts.get(i), sums.get(i));
            }
            return new Start(
                    question,
                    count(question.type(), question.filter()),
                    byField,
                    rows(question, Optional.empty(), address.asBoard(false).query(), PAGE, language));
        });
    }

    public static boolean isAmount(Field field) {
        return field.type() instanceof NumberType number && number.unit() == NumberType.Unit.CURRENCY;
    }

    /** A page of rows with the titles of what they refer to. */
    public KeysetPages.Page<ListRow> page(
            Question question, Optional<String> after, String query, int limit, Language language) {
        return session.run(() -> rows(question, after, query, limit, language));
    }

    private KeysetPages.Page<ListRow> rows(
            Question question, Optional<String> after, String query, int limit, Language language) {
        RecordPage page = records.list(RecordQuery.all(question.type())
                .where(question.filter())
                .orderBy(question.sort())
                .limit(limit)
                .after(after));
        return new KeysetPages.Page<>(rows(question.type(), page.records(), query, language), page.next());
    }

    private List<ListRow> rows(EntityType type, Collection<Record> found, String query, Language language) {
        Cells cells = new Cells(language, records.titles(found, type.references()));
        return found.stream().map(record -> new ListRow(record, cells, query)).toList();
    }

    /** Rows of records that may have changed since they were shown; without those that are gone. */
    public List<ListRow> rows(EntityType type, List<RecordRef> refs, String query, Language language) {
        return session.run(() -> {
            Map<RecordRef, Record> found = records.findAll(type.name(), refs);
            List<Record> inOrder = refs.stream()
                    .flatMap(ref -> Optional.ofNullable(found.get(ref)).stream())
                    .toList();
            return rows(type, inOrder, query, language);
        });
    }

    /** Count and sums of every value of a field, over the whole filter. */
    public List<Aggregation.Group> groups(Question question, Field by, List<Field> sums) {
        return session.run(
                () -> records.aggregate(new Aggregation(question.type(), question.filter(), Optional.of(by), sums)));
    }

    /** A page of the rows that have an option, or no value where it is empty, in the order of the question. */
    public KeysetPages.Page<ListRow> column(
            Question question,
            Field by,
            Optional<String> option,
            Optional<String> after,
            String query,
            Language language) {
        FieldPath path = FieldPath.of(question.type(), by);
        Filter has = option.<Filter>map(name -> new Filter.Compare(path, Filter.Operator.EQ, name))
                .orElseGet(() -> new Filter.Absent(path));
        return session.run(() -> rows(question.where(has), after, query, PAGE, language));
    }

    /** The records that conditions name, for the words of their chips. */
    Map<RecordRef, String> titles(List<Condition> conditions) {
        return session.run(() -> {
            Map<RecordRef, String> titles = new HashMap<>();
            for (Condition condition : conditions) {
                if (condition.field().type() instanceof ReferenceType references) {
                    references.targets().stream()
                            .filter(target -> records.access().mayRead(records.type(target)))
                            .forEach(target -> titles.putAll(titles(target, condition.values())));
                }
            }
            return titles;
        });
    }

    private Map<RecordRef, String> titles(String entity, List<String> ids) {
        List<RecordRef> refs =
                ids.stream().flatMap(id -> ref(entity, id).stream()).toList();
        Map<RecordRef, String> titles = new HashMap<>();
        records.findAll(entity, refs).forEach((ref, record) -> titles.put(ref, record.title()));
        return titles;
    }

    private static Optional<RecordRef> ref(String entity, String id) {
        try {
            return Optional.of(new RecordRef(entity, UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Records of some entity types whose title starts with a text, to choose one from. */
    List<Choice> choices(List<String> entities, String start, int limit) {
        return entities.stream()
                .flatMap(entity -> choices(entity, start, limit, entities.size() > 1).stream())
                .limit(limit)
                .toList();
    }

    private List<Choice> choices(String entity, String start, int limit, boolean ofSeveral) {
        return session.run(() -> {
            EntityType type = records.type(entity);
            Filter filter = start.isBlank()
                    ? Filter.EVERYTHING
                    : new Filter.StartsWith(FieldPath.of(type, type.titleField()), start.strip());
            List<Sort> byTitle = Question.isSortable(type, type.titleField())
                    ? List.of(new Sort(type.titleField(), false))
                    : List.of();
            RecordQuery query =
                    RecordQuery.all(type).where(filter).orderBy(byTitle).limit(limit);
            List<Choice> choices = new ArrayList<>();
            records.list(query)
                    .records()
                    .forEach(found ->
                            choices.add(new Choice(found.ref(), found.title(), ofSeveral ? type.label() : NOTHING)));
            return choices;
        });
    }

    /**
     * A record to choose.
     *
     * @param kind what it is, where there are records of several entity types
     */
    record Choice(RecordRef ref, String title, Label kind) {

        String told(Language language) {
            String said = kind.in(language.locale());
            return said.isEmpty() ? title : title + " · " + said;
        }
    }
}
