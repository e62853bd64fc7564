package crm.web.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.record.Record;
import crm.web.cell.Cells;
import java.util.Map;

/**
 * A record as its page shows it, read in one transaction.
 *
 * @param days spent in each stage
 */
record Shown(Record record, Cells cells, Map<String, Long> days, Reach reach, boolean editable, boolean deletable) {

    EntityType type() {
        return record.type();
    }

    /** True of a field that others may change, in a record that the person may change; a mask has its own lock. */
    boolean isLocked(Field field) {
        return editable && field.access() == FieldAccess.READ;
    }

    boolean canEdit(Field field) {
        return editable && !field.readOnly();
    }
}
