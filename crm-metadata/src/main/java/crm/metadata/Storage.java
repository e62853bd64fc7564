package crm.metadata;

/** Where a query finds a field. */
public sealed interface Storage {

    /** A typed copy of the value in an index slot; the truth is in {@code values}. */
    record InSlot(Slot slot) implements Storage {}

    /**
     * In a slot that not all records have yet: saves write it, and a query looks into {@code values} as if there were
     * none, until the last record is filled.
     */
    record Filling(Slot slot) implements Storage {}

    /** A column that every record has. */
    record InColumn(String name, boolean indexed) implements Storage {}

    /** Only in {@code values}: a condition on it is checked on what indexed conditions have left over. */
    record InValues() implements Storage {}
}
