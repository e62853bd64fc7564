package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.query.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.SortField;

/**
 * One term of an order as SQL has it.
 *
 * @param field the field it orders by; {@code id} ends every order, so that no two rows are equal
 */
record SortColumn(Field field, boolean title, boolean descending) {

    static List<SortColumn> of(EntityType type, List<Sort> order) {
        List<SortColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Sort sort : order) {
            Field field = inOrderOfCreation(type, sort.field());
            if (seen.add(field.name())) {
                columns.add(new SortColumn(field, field.equals(type.titleField()), sort.descending()));
            }
            if (field.name().equals(EntityType.ID)) {
                return columns;
            }
        }
        boolean descending = !columns.isEmpty() && columns.getLast().descending();
        columns.add(new SortColumn(type.field(EntityType.ID), false, descending));
        return columns;
    }

    /** Ids grow with time: their index serves the order of creation as well. */
    private static Field inOrderOfCreation(EntityType type, Field field) {
        return field.name().equals(EntityType.CREATED_AT) ? type.field(EntityType.ID) : field;
    }

    org.jooq.Field<?> column(Columns columns) {
        return title ? columns.titleKey() : columns.of(field);
    }

    SortField<?> order(Columns columns) {
        return descending ? column(columns).desc() : column(columns).asc();
    }

    /** The value of a row in this column, as it is bound. */
    Object value(Row row, String rowTitle, String language) {
        if (field.name().equals(EntityType.ID)) {
            return row.id();
        }
        return title ? TitleKeys.of(rowTitle, language) : SlotValues.of(field, row);
    }
}
