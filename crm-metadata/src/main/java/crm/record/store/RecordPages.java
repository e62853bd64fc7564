package crm.record.store;

import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.query.Branch;
import crm.record.query.CountMode;
import crm.record.query.Filter;
import crm.record.query.Place;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.transaction.Transaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Lists and counts rows in the current transaction, as far as branches allow. */
@Singleton
public class RecordPages {

    /** Conditions without an index are checked on at most this many rows that indexed ones leave over. */
    public static final int MAX_UNINDEXED = 50_000;

    /**
     * A page of rows.
     *
     * @param next where the next page starts, or empty on the last
     */
    public record Page(List<Row> rows, Optional<String> next) {}

    /** The branches of an entity type that a caller may read. */
    public interface Readable extends Function<EntityType, List<Branch>> {}

    /** @throws ProblemException {@code NEEDS_INDEX}, {@code UNREADABLE_CURSOR} */
    public Page page(RecordQuery query, Readable readable, String language) {
        List<SortColumn> order = SortColumn.of(query.type(), query.sort());
        Optional<List<Object>> after = query.after().map(token -> Cursor.read(query.type(), order, token));
        List<Branch> branches = readable.apply(query.type());
        if (branches.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        requireNarrow(query.type(), query.filter(), readable);
        Columns columns = new Columns("r");
        Function<Columns, Condition> beyond =
                on -> after.map(values -> Keyset.after(order, values, on)).orElse(DSL.noCondition());
        Select<?> statement = new PageStatement(query.type(), tenant(), order, columns)
                .build(branches, wanted(query, order, beyond, columns, readable), query.limit() + 1);
        List<Row> rows = Statements.read(statement, result -> {
            List<Row> read = new ArrayList<>();
            while (result.next()) {
                read.add(Rows.read(query.type(), result));
            }
            return read;
        });
        if (rows.size() <= query.limit()) {
            return new Page(rows, Optional.empty());
        }
        List<Row> shown = rows.subList(0, query.limit());
        return new Page(shown, Optional.of(cursor(query.type(), order, shown.getLast(), language)));
    }

    private static PageStatement.Wanted wanted(
            RecordQuery query,
            List<SortColumn> order,
            Function<Columns, Condition> beyond,
            Columns columns,
            Readable readable) {
        Function<Columns, Condition> whole =
                on -> compiler(on, readable).compile(query.filter()).and(beyond.apply(on));
        if (ChoicePieces.namesOwner(query.filter())) {
            return new PageStatement.Wanted(whole, List.of(), List.of());
        }
        Optional<ChoicePieces> divided = ChoicePieces.of(query.type(), query.filter(), order);
        return new PageStatement.Wanted(
                whole,
                divided.map(pieces -> compiled(
                                pieces,
                                columns,
                                compiler(columns, readable)
                                        .compile(pieces.rest())
                                        .and(beyond.apply(columns))))
                        .orElseGet(() -> List.of(whole.apply(columns))),
                divided.map(pieces -> compiled(pieces, columns, beyond.apply(columns)))
                        .orElseGet(() -> List.of(beyond.apply(columns))));
    }

    /** @throws ProblemException {@code NEEDS_INDEX} */
    public Optional<Place> place(RecordQuery query, Row row, Readable readable, String language) {
        requireNarrow(query.type(), query.filter(), readable);
        return new Placing(this, query, row, readable, language).find();
    }

    static String cursor(EntityType type, List<SortColumn> order, Row row, String language) {
        return Cursor.write(type, order, position(type, order, row, language));
    }

    static List<Object> position(EntityType type, List<SortColumn> order, Row row, String language) {
        String text = Rows.title(type, row);
        return order.stream().map(column -> column.value(row, text, language)).toList();
    }

    /** How many rows a filter leaves, over all pages; empty where nobody asked. */
    public Optional<RecordCount> count(EntityType type, Filter filter, CountMode mode, Readable readable) {
        if (mode == CountMode.NONE) {
            return Optional.empty();
        }
        requireNarrow(type, filter, readable);
        long most = mode == CountMode.EXACT ? Long.MAX_VALUE : CountMode.CAP;
        long counted = countUpTo(type, filter, _ -> DSL.noCondition(), most, readable);
        return Optional.of(new RecordCount(Math.min(counted, most), counted > most));
    }

    /** Counts branch by branch and piece by piece, and stops one past the limit. */
    static long countUpTo(
            EntityType type, Filter filter, Function<Columns, Condition> more, long most, Readable readable) {
        Columns columns = new Columns("r");
        ConditionCompiler compiler = compiler(columns, readable);
        List<Condition> whole = List.of(compiler.compile(filter));
        List<Condition> pieces = ChoicePieces.of(type, filter)
                .map(divided -> compiled(divided, columns, compiler.compile(divided.rest())))
                .orElse(whole);
        long counted = 0;
        for (Branch branch : readable.apply(type)) {
            boolean divided = branch instanceof Branch.Everyone && !ChoicePieces.namesOwner(filter);
            for (Condition piece : divided ? pieces : whole) {
                Condition where = columns.live(type, tenant())
                        .and(ConditionCompiler.in(columns, branch))
                        .and(piece)
                        .and(more.apply(columns));
                counted += count(columns, where, most == Long.MAX_VALUE ? most : most + 1 - counted);
                if (counted > most) {
                    return counted;
                }
            }
        }
        return counted;
    }

    private static List<Condition> compiled(ChoicePieces divided, Columns columns, Condition rest) {
        return divided.conditions(columns).stream()
                .map(piece -> piece.and(rest))
                .toList();
    }

    private static long count(Columns columns, Condition where, long most) {
        Select<?> statement = most == Long.MAX_VALUE
                ? DSL.selectCount().from(columns.table()).where(where)
                : DSL.selectCount()
                        .from(DSL.select(DSL.inline(1).as("one"))
                                .from(columns.table())
                                .where(where)
                                .limit(DSL.inline(most))
                                .asTable("capped"));
        return Statements.read(statement, result -> {
            result.next();
            return result.getLong(1);
        });
    }

    /** A condition without an index is answered only where few enough rows remain to be looked at. */
    static void requireNarrow(EntityType type, Filter filter, Readable readable) {
        Optional<String> unindexed = IndexedPart.unindexedField(filter);
        if (unindexed.isPresent()
                && countUpTo(type, IndexedPart.of(filter), _ -> DSL.noCondition(), MAX_UNINDEXED, readable)
                        > MAX_UNINDEXED) {
            throw ProblemException.atField(
                    unindexed.get(),
                    ProblemCode.NEEDS_INDEX,
                    "'%s' is not indexed, and more than %,d records would have to be looked at. Add a condition on an indexed field."
                            .formatted(unindexed.get(), MAX_UNINDEXED));
        }
    }

    static ConditionCompiler compiler(Columns columns, Readable readable) {
        return new ConditionCompiler(columns, tenant(), readable);
    }

    static int tenant() {
        return Transaction.current().caller().tenant();
    }
}
