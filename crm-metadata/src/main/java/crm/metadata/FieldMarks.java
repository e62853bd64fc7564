package crm.metadata;

/**
 * What a field is for beside its value.
 *
 * @param searchable the words of its text find the record
 * @param historyNote whoever changes it is asked why
 */
public record FieldMarks(boolean searchable, boolean historyNote) {

    public static final FieldMarks NONE = new FieldMarks(false, false);
}
