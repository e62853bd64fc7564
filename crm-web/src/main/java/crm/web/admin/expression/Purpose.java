package crm.web.admin.expression;

import crm.metadata.FieldType;

/** What an expression is for: it decides what may be said, and what a try on a record shows. */
public sealed interface Purpose {

    /** Refuses a record. */
    record Rule() implements Purpose {}

    /** Holds for a record, or not. */
    record Condition() implements Purpose {}

    /** Chooses records in the database. */
    record Filter() implements Purpose {}

    /** Holds for the records of a roll-up, by their own fields alone. */
    record Counted() implements Purpose {}

    /** Makes the value of a field that nobody sets. */
    record Formula(FieldType result) implements Purpose {}

    /** Makes the value that a field of a new record begins with. */
    record Beginning(FieldType result) implements Purpose {}

    /** Makes a value of a field whose options or targets are not chosen yet. */
    record Anything() implements Purpose {}
}
