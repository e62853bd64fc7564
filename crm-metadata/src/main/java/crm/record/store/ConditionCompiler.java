package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LinksType;
import crm.metadata.Storage;
import crm.record.query.Branch;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Compiles a filter to a SQL condition that is never null: true or false, with {@link Filter}'s meaning. Fields with a
 * slot compare there; the others in {@code values}.
 */
final class ConditionCompiler {

    private final Columns columns;
    private final int tenant;
    private final Function<EntityType, List<Branch>> readable;
    private int aliases;

    /** @param readable the branches of other entity types, for conditions through a lookup */
    ConditionCompiler(Columns columns, int tenant, Function<EntityType, List<Branch>> readable) {
        this.columns = columns;
        this.tenant = tenant;
        this.readable = readable;
    }

    Condition compile(Filter filter) {
        return switch (filter) {
            case Filter.And and ->
                DSL.and(and.parts().stream().map(this::compile).toList());
            case Filter.Or or ->
                or.parts().isEmpty()
                        ? DSL.falseCondition()
                        : DSL.or(or.parts().stream().map(this::compile).toList());
            case Filter.Not not -> DSL.not(compile(not.part()));
            case Filter.Compare compare ->
                compare.operator() == Filter.Operator.NE
                        ? DSL.not(compile(new Filter.Compare(compare.path(), Filter.Operator.EQ, compare.value())))
                        : at(compare.path(), on -> on.compare(compare.operator(), compare.value()));
            case Filter.In in -> at(in.path(), on -> on.in(in.values()));
            case Filter.StartsWith starts -> at(starts.path(), on -> on.startsWith(starts.prefix()));
            case Filter.Words words ->
                DSL.and(words.words().stream()
                        .map(word -> word(words.paths(), word))
                        .toList());
            case Filter.OfEntity of ->
                DSL.coalesce(DSL.field(columns.entityOf(of.path().field()).in(of.entities())), DSL.inline(false))
                        .isTrue();
            case Filter.Absent absent -> DSL.not(at(absent.path(), FieldCondition::present));
        };
    }

    /** A range of bytes: U+10FFFF comes after everything that a word can go on with. */
    private Condition word(List<FieldPath> paths, String start) {
        return DSL.condition(
                "{0} in (select record_id from search_word where tenant_id = {1} and entity_id = {2}"
                        + " and field = any({3}) and word >= {4} and word < {5})",
                columns.id(),
                DSL.val(tenant),
                DSL.inline(paths.getFirst().type().id()),
                DSL.val(paths.stream().map(path -> path.field().name()).toArray(String[]::new)),
                DSL.val(start),
                DSL.val(start + Character.toString(Character.MAX_CODE_POINT)));
    }

    private Condition at(FieldPath path, Function<FieldCondition, Condition> condition) {
        if (path.via().isEmpty()) {
            return condition.apply(on(columns, path));
        }
        return through(path.via().get(), path.type(), inner -> condition.apply(on(inner, path)));
    }

    private FieldCondition on(Columns columns, FieldPath path) {
        Field field = path.field();
        if (field.type() instanceof LinksType) {
            return new LinkCondition(columns, path.type(), field, tenant);
        }
        return switch (field.storage()) {
            case Storage.InSlot _, Storage.InColumn _ -> new SlotCondition(columns, field);
            case Storage.Filling _, Storage.InValues _ -> new ValuesCondition(columns, field);
        };
    }

    /** True if the looked-up record exists, may be read, and meets the condition. */
    private Condition through(Field lookup, EntityType target, Function<Columns, Condition> condition) {
        Columns inner = new Columns("x" + ++aliases);
        List<Branch> branches = readable.apply(target);
        if (branches.isEmpty()) {
            return DSL.falseCondition();
        }
        Condition visible =
                DSL.or(branches.stream().map(branch -> in(inner, branch)).toList());
        var ids = DSL.select(inner.id())
                .from(inner.table())
                .where(inner.live(target, tenant))
                .and(visible)
                .and(condition.apply(inner));
        @SuppressWarnings("unchecked")
        var reference = (org.jooq.Field<UUID>)
                (lookup.isIndexed() ? columns.of(lookup) : DSL.field("({0})::uuid", UUID.class, columns.text(lookup)));
        return DSL.coalesce(DSL.field(reference.in(ids)), DSL.inline(false)).isTrue();
    }

    /** The condition of one branch. */
    static Condition in(Columns columns, Branch branch) {
        return switch (branch) {
            case Branch.Everyone _ -> DSL.noCondition();
            case Branch.Owners owners ->
                DSL.condition(
                        "{0} = any({1})",
                        columns.owner(), DSL.val(owners.people().toArray(UUID[]::new)));
        };
    }
}
