package crm.metadata;

/** Where a query finds a field. */
public sealed interface Storage {

    /** A typed copy of the value in an index slot; the truth is in {@code values}. */
    record InSlot(Slot slot) implements Storage {}

    /** A column that every record has. */
    record InColumn(String name, boolean indexed) implements Storage {}

    /** Only in {@code values}: a condition on it is checked on what indexed conditions have left over. */
    record InValues() implements Storage {}
}
