package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LinksType;
import crm.record.query.Filter.Operator;
import crm.value.RecordRef;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Conditions on a field of links: answered by the index of links, from the record that is asked for. */
record LinkCondition(Columns columns, EntityType type, Field field, int tenant) implements FieldCondition {

    @Override
    public Condition compare(Operator operator, Object value) {
        return linksTo(LinksType.refs(value).stream());
    }

    @Override
    public Condition in(List<Object> values) {
        return linksTo(values.stream().flatMap(value -> LinksType.refs(value).stream()));
    }

    private Condition linksTo(Stream<RecordRef> targets) {
        return DSL.condition(
                "{0} in (select record_id from record_link where tenant_id = {1} and entity_id = {2} and field = {3}"
                        + " and target_id = any({4}))",
                columns.id(),
                DSL.val(tenant),
                DSL.inline(type.id()),
                DSL.inline(field.name()),
                DSL.val(targets.map(RecordRef::id).toArray(UUID[]::new)));
    }

    @Override
    public Condition startsWith(String prefix) {
        throw new IllegalStateException(field.name() + " has no beginning");
    }

    @Override
    public Condition present() {
        return columns.text(field).isNotNull();
    }
}
