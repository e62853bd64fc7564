package crm.metadata;

import java.util.Optional;

/**
 * One attribute of an entity type.
 *
 * @param name api name: identity, never reused for another type
 * @param unique no two undeleted records of a tenant have the same value; texts compare without case and width
 * @param readOnly set by the system only
 * @param conditions what of it depends on the record
 * @param help what a person is told about it, where anything is
 * @param formula what its value is computed from; empty for a field that is set
 * @param rollUp what it counts or adds up over other records; empty for a field that is set
 * @param hidden kept with every record, but neither shown nor spoken of
 * @param storage where queries find it
 * @param kept how rows keep its values
 * @param access what the person may do with it whose view of the metadata this is; everything in the tenant's own
 * @param marks what else it is for
 * @param converted true of an amount in the currency of its record: what is asked of many reads it in the company's
 */
public record Field(
        String name,
        Label label,
        FieldType type,
        boolean required,
        boolean unique,
        boolean readOnly,
        Optional<Object> defaultValue,
        FieldConditions conditions,
        Storage storage,
        Optional<Label> help,
        Optional<String> formula,
        Optional<RollUp> rollUp,
        boolean hidden,
        Kept kept,
        FieldAccess access,
        FieldMarks marks,
        boolean converted) {

    /** Shown, and without help. */
    public Field(
            String name,
            Label label,
            FieldType type,
            boolean required,
            boolean unique,
            boolean readOnly,
            Optional<Object> defaultValue,
            FieldConditions conditions,
            Storage storage) {
        this(
                name,
                label,
                type,
                required,
                unique,
                readOnly,
                defaultValue,
                conditions,
                storage,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Kept.under(name),
                FieldAccess.EDIT,
                FieldMarks.NONE,
                false);
    }

    /** What its values stand under in the rows. */
    public String key() {
        return kept.key();
    }

    public Optional<String> requiredWhen() {
        return conditions.requiredWhen();
    }

    /** True if a new record has a value that says nothing. */
    public boolean hasDefault() {
        return defaultValue.isPresent() || conditions.defaultFormula().isPresent();
    }

    /** True if its value is made of others, and kept apart from those that are set. */
    public boolean isComputed() {
        return formula.isPresent() || rollUp.isPresent();
    }

    /** True if a filter or sort on this field can be answered from an index. */
    public boolean isIndexed() {
        return switch (storage) {
            case Storage.InSlot _ -> true;
            case Storage.InColumn column -> column.indexed();
            case Storage.Filling _, Storage.InValues _ -> false;
        };
    }

    /** The slot that a query may ask for this field, if it has one. */
    public Optional<Slot> slot() {
        return storage instanceof Storage.InSlot inSlot ? Optional.of(inSlot.slot()) : Optional.empty();
    }

    /** The slot that every save writes, whether queries may ask it already or not. */
    public Optional<Slot> writtenSlot() {
        return storage instanceof Storage.Filling filling ? Optional.of(filling.slot()) : slot();
    }

    /** True if the words of its text find the record, and may do so for whose view this is. */
    public boolean isSearchable() {
        return marks.searchable() && type instanceof Textual && !isComputed();
    }

    Field withLabel(Label other) {
        return with(other, type, required, defaultValue, converted);
    }

    /** The same without the expressions that speak of other fields. */
    public Field withoutExpressions() {
        return limited(type, access, required, readOnly, defaultValue, storage);
    }

    /** The field as somebody sees it who may not set it: nobody asks him for it, and he cannot give it. */
    public Field seen(FieldAccess level) {
        return level == FieldAccess.MASKED
                ? limited(new MaskedType(type), level, false, true, Optional.empty(), new Storage.InValues())
                : limited(type, level, false, true, defaultValue, storage);
    }

    /** The same with options that depend on no other field. */
    public Field independent() {
        return narrowed(PicklistType.independent(type), required, defaultValue);
    }

    boolean isMoney() {
        return type instanceof NumberType number && number.unit() == NumberType.Unit.CURRENCY;
    }

    /** True of money that is set, not computed: what is computed is in the company's currency. */
    boolean isAmount() {
        return !isComputed() && isMoney();
    }

    /** The same money where the currencies have other decimals. */
    Field withDecimals(int indexed, int entered) {
        NumberType other = ((NumberType) type).inCurrencies(indexed, entered);
        return with(label, other, required, defaultValue, converted);
    }

    /** The same amount, in the currency that its record says. */
    Field inCurrencyOfRecord() {
        return with(label, type, required, defaultValue, true);
    }

    /** The field as records of one type have it. */
    Field narrowed(FieldType offered, boolean isRequired, Optional<Object> otherDefault) {
        return with(label, offered, isRequired, otherDefault, converted);
    }

    /** The same where a new record has what an expression makes of it. */
    Field beginningWith(String expression) {
        return with(label, type, required, defaultValue, converted, conditions.beginningWith(expression));
    }

    private Field with(
            Label otherLabel,
            FieldType otherType,
            boolean isRequired,
            Optional<Object> otherDefault,
            boolean isConverted) {
        return with(otherLabel, otherType, isRequired, otherDefault, isConverted, conditions);
    }

    private Field with(
            Label otherLabel,
            FieldType otherType,
            boolean isRequired,
            Optional<Object> otherDefault,
            boolean isConverted,
            FieldConditions otherConditions) {
        return new Field(
                name,
                otherLabel,
                otherType,
                isRequired,
                unique,
                readOnly,
                otherDefault,
                otherConditions,
                storage,
                help,
                formula,
                rollUp,
                hidden,
                kept,
                access,
                marks,
                isConverted);
    }

    private Field limited(
            FieldType seenType,
            FieldAccess level,
            boolean isRequired,
            boolean isReadOnly,
            Optional<Object> seenDefault,
            Storage seenStorage) {
        return new Field(
                name,
                label,
                seenType,
                isRequired,
                unique,
                isReadOnly,
                seenDefault,
                FieldConditions.NONE,
                seenStorage,
                help,
                Optional.empty(),
                Optional.empty(),
                hidden,
                kept,
                level,
                marks,
                converted && level.compareTo(FieldAccess.READ) >= 0);
    }

    /** A field that every entity type has, kept in a column of its own. */
    static Field system(String name, String label, FieldType type, boolean readOnly, Storage.InColumn column) {
        return new Field(
                name, Label.of(label), type, false, false, readOnly, Optional.empty(), FieldConditions.NONE, column);
    }
}
