package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Storage;
import crm.record.query.Branch;
import java.util.ArrayList;
import java.util.List;
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
 * the merge of these few is the page. A branch of few owners is not divided further.
 */
final class PageStatement {

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
     * @param whole what the rows have to meet
     * @param pieces the same once more, in parts that do not overlap; none where owners are looked up first in any case
     */
    Select<?> build(List<Branch> branches, Condition whole, List<Condition> pieces, int limit) {
        List<Select<Record>> parts = branches.stream()
                .flatMap(branch -> pieces.isEmpty() || isOwnerFirst(branch)
                        ? Stream.of(ownerFirst(branch, whole, limit))
                        : pieces.stream().map(piece -> sortFirst(branch, piece, limit)))
                .toList();
        Columns page = new Columns("page");
        Columns wide = new Columns("wide");
        List<Field<?>> wanted = Stream.of(RowShape.COLUMNS.split(", "))
                .<Field<?>>map(name -> DSL.field(DSL.name("wide", name)))
                .toList();
        return DSL.with("page")
                .as(merged(parts, limit))
                .select(wanted)
                .from(DSL.table(DSL.name("page")))
                .join(wide.table())
                .on(wide.tenant()
                        .eq(DSL.val(tenant))
                        .and(wide.entity().eq(DSL.inline(type.id())))
                        .and(wide.id().eq(page.id())))
                .orderBy(order.stream().map(column -> column.order(page)).toList());
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
