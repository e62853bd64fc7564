package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Storage;
import crm.record.query.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;

/**
 * A page in one statement of two steps: the ids are chosen in an index alone, then the wide rows are fetched. Each
 * branch of what may be read, and each of the {@linkplain ChoicePieces pieces} of the filter, chooses its own first ids;
 * the merge of these few is the page. A branch of few owners is not divided further; a team's is looked for among
 * everybody's first rows before.
 */
final class PageStatement {

    /** A team has this many people at least: among everybody's first rows are then some of theirs. */
    private static final int TEAM = 10;

    /** So many of everybody's rows are looked at for a team's. */
    private static final int WALKED = 2_000;

    private static final String FIRST = "first";

    private final EntityType type;
    private final int tenant;
    private final List<SortColumn> order;
    private final Columns columns;

    PageStatement(EntityType type, int tenant, List<SortColumn> order, Columns columns) {
        this.type = type;
        this.tenant = tenant;
        this.order = order;
        this.columns = columns;
    }

    /**
     * What the rows have to meet.
     *
     * @param whole all of it
     * @param pieces the same once more, in parts that do not overlap; none where owners are looked up first in any case
     * @param walk where in the order everybody's rows begin that may meet it, in parts that do not overlap
     */
    record Wanted(Function<Columns, Condition> whole, List<Condition> pieces, List<Condition> walk) {}

    Select<?> build(List<Branch> branches, Wanted wanted, int limit) {
        List<Select<Record>> parts = branches.stream()
                .flatMap(branch -> parts(branch, wanted, limit))
                .toList();
        Columns page = new Columns("page");
        Columns wide = new Columns("wide");
        List<Field<?>> shown = Stream.of(RowShape.COLUMNS.split(", "))
                .<Field<?>>map(name -> DSL.field(DSL.name("wide", name)))
                .toList();
        return DSL.with("page")
                .as(merged(parts, limit))
                .select(shown)
                .from(DSL.table(DSL.name("page")))
                .join(wide.table())
                .on(wide.tenant()
                        .eq(DSL.val(tenant))
                        .and(wide.entity().eq(DSL.inline(type.id())))
                        .and(wide.id().eq(page.id())))
                .orderBy(order.stream().map(column -> column.order(page)).toList());
    }

    private Stream<Select<Record>> parts(Branch branch, Wanted wanted, int limit) {
        if (!wanted.pieces().isEmpty() && !isOwnerFirst(branch)) {
            return wanted.pieces().stream().map(piece -> sortFirst(branch, piece, limit));
        }
        Condition whole = wanted.whole().apply(columns);
        boolean walks = !wanted.pieces().isEmpty() && isTeam(branch) && isOneTerm();
        return Stream.of(walks ? team(branch, wanted, limit) : ownerFirst(branch, whole, limit));
    }

    private Select<Record> merged(List<Select<Record>> parts, int limit) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Select<Record> all = parts.getFirst();
        for (Select<Record> part : parts.subList(1, parts.size())) {
            all = all.unionAll(part);
        }
        Columns merged = new Columns("merged");
        return DSL.select(DSL.asterisk())
                .from(all.asTable("merged"))
                .orderBy(order.stream().map(column -> column.order(merged)).toList())
                .limit(DSL.inline(limit));
    }

    private Condition where(Branch branch, Condition condition) {
        return columns.live(type, tenant)
                .and(ConditionCompiler.in(columns, branch))
                .and(leadingSlotPresent())
                .and(condition);
    }

    private Select<Record> sortFirst(Branch branch, Condition condition, int limit) {
        return DSL.select(narrow(columns))
                .from(columns.table())
                .where(where(branch, condition))
                .orderBy(order.stream().map(column -> column.order(columns)).toList())
                .limit(DSL.inline(limit));
    }

    /** {@code offset 0} keeps the planner from walking the sort's index through everybody's records. */
    private Select<Record> ownerFirst(Branch branch, Condition condition, int limit) {
        Columns owned = new Columns("owned");
        return DSL.select(narrow(owned))
                .from(DSL.select(narrow(columns))
                        .from(columns.table())
                        .where(where(branch, condition))
                        .offset(DSL.inline(0))
                        .asTable("owned"))
                .orderBy(order.stream().map(column -> column.order(owned)).toList())
                .limit(DSL.inline(limit));
    }

    /**
     * A team's page: what it has among the first of everybody's rows if that is a page, else from its owners' rows. The
     * first costs the same however many records there are, the second grows with those of the team.
     */
    private Select<Record> team(Branch branch, Wanted wanted, int limit) {
        Columns walked = new Columns("walked");
        Select<Record> begin =
                merged(wanted.walk().stream().map(start -> everybodys(start)).toList(), WALKED);
        Field<Integer> found = DSL.field(DSL.selectCount().from(DSL.name(FIRST)));
        return DSL.with(FIRST)
                .as(DSL.select(narrow(walked))
                        .from(begin.asTable("walked"))
                        .where(ConditionCompiler.in(walked, branch)
                                .and(wanted.whole().apply(walked)))
                        .orderBy(order.stream()
                                .map(column -> column.order(walked))
                                .toList())
                        .limit(DSL.inline(limit)))
                .select(DSL.asterisk())
                .from(DSL.name(FIRST))
                .where(found.ge(DSL.inline(limit)))
                .unionAll(ownerFirst(branch, wanted.whole().apply(columns).and(found.lt(DSL.inline(limit))), limit));
    }

    private Select<Record> everybodys(Condition start) {
        return DSL.select(DSL.asterisk())
                .from(columns.table())
                .where(columns.live(type, tenant).and(leadingSlotPresent()).and(start))
                .orderBy(order.stream().map(column -> column.order(columns)).toList())
                .limit(DSL.inline(WALKED));
    }

    private boolean isOneTerm() {
        return order.size() <= 2;
    }

    private static boolean isTeam(Branch branch) {
        return branch instanceof Branch.Owners owners && owners.people().size() >= TEAM;
    }

    private static boolean isOwnerFirst(Branch branch) {
        return branch instanceof Branch.Owners owners && owners.people().size() <= Branch.Owners.OWNER_FIRST;
    }

    /** The id and what the page is ordered by. */
    private List<SelectFieldOrAsterisk> narrow(Columns from) {
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        order.forEach(column -> fields.add(column.column(from)));
        return fields;
    }

    /** What the slot's partial index asks for. */
    private Condition leadingSlotPresent() {
        SortColumn leading = order.getFirst();
        boolean slot = leading.field().storage() instanceof Storage.InSlot && !leading.title();
        return slot ? leading.column(columns).isNotNull() : DSL.noCondition();
    }
}
