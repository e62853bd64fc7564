package crm.web.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.record.FieldStates;
import crm.record.Record;
import crm.web.cell.Cells;
import java.util.Map;
import java.util.Optional;

/**
 * A record as its page shows it, read in one transaction.
 *
 * @param type as records of its type have it, laid out for the person
 * @param days spent in each stage
 * @param states of its fields at that moment
 */
record Shown(
        Record record,
        EntityType type,
        Cells cells,
        Map<String, Long> days,
        FieldStates states,
        Reach reach,
        boolean editable,
        boolean deletable) {

    Optional<Field> recordType() {
        return type.findField(EntityType.RECORD_TYPE);
    }

    /** The same as if the record had another type. */
    Shown ofType(String recordType) {
        Record other = record.copy();
        other.set(EntityType.RECORD_TYPE, recordType);
        return new Shown(other, type.narrowed(other.recordType()), cells, days, states, reach, editable, deletable);
    }

    /** True of a field that others may change, in a record that the person may change; a mask has its own lock. */
    boolean isOthers(Field field) {
        return editable && field.access() == FieldAccess.READ;
    }

    /** True of a field that nobody may change as the record is. */
    boolean isLocked(Field field) {
        return editable && !field.readOnly() && states.isLocked(field);
    }

    /** False of a field that does not count as the record is. */
    boolean isThere(Field field) {
        return states.isShown(field);
    }

    /** A record's type is changed for itself, because so much hangs on it. */
    boolean canEdit(Field field) {
        return !field.name().equals(EntityType.RECORD_TYPE) && mayChange(field);
    }

    boolean mayChange(Field field) {
        return editable && !field.readOnly() && !states.isLocked(field) && states.isShown(field);
    }
}
