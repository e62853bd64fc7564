package crm.metadata;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One kind of record: its names, fields, lists and layout. Immutable; shared by all tenants that have not changed it.
 *
 * <p>Every entity type also has the {@linkplain #systemFields() system fields} {@code id}, {@code owner},
 * {@code createdAt}, {@code createdBy}, {@code updatedAt}, {@code updatedBy}.
 */
public final class EntityType {

    /** The entity type that people are records of; owners refer to it. */
    public static final String USER = "user";

    /** The entity type that groups people. */
    public static final String DEPARTMENT = "department";

    public static final String ID = "id";
    public static final String OWNER = "owner";
    public static final String CREATED_AT = "createdAt";
    public static final String CREATED_BY = "createdBy";
    public static final String UPDATED_AT = "updatedAt";
    public static final String UPDATED_BY = "updatedBy";

    /** The picklist among the fields of an entity type that has record types. */
    public static final String RECORD_TYPE = "recordType";

    /** The picklist among the fields of an entity type with amounts whose records may be in several currencies. */
    public static final String CURRENCY = "currency";

    private final String name;
    private final int id;
    private final Label label;
    private final Label plural;
    private final String icon;
    private final Field titleField;
    private final EntityFields fields;
    private final Look look;
    private final Checks checks;
    private final RecordTypes types;
    private final List<UniqueCombination> claims;
    private final RecordCurrency currency;

    /**
     * @param id the number in {@code record.entity_id}: below 1,000 shipped with a pack, from 1,000 a tenant's own
     * @param title api name of the field that names a record
     * @param face how screens show it where there is little room
     */
    public EntityType(
            String name,
            int id,
            Label label,
            Label plural,
            String icon,
            String title,
            Collection<Field> fields,
            Collection<ListView> lists,
            List<Section> form,
            List<String> related,
            List<ValidationRule> rules,
            Face face) {
        this(
                name,
                id,
                label,
                plural,
                icon,
                title,
                new EntityFields(fields, SystemFields.of(name)),
                new Look(lists, form, related, face, List.of()),
                new Checks(rules, List.of()),
                RecordTypes.NONE,
                RecordCurrency.NONE);
    }

    private EntityType(
            String name,
            int id,
            Label label,
            Label plural,
            String icon,
            String title,
            EntityFields fields,
            Look look,
            Checks checks,
            RecordTypes types,
            RecordCurrency currency) {
        this.name = name;
        this.id = id;
        this.label = label;
        this.plural = plural;
        this.icon = icon;
        this.fields = fields;
        this.look = look;
        this.checks = checks;
        this.types = types;
        this.claims = checks.claims(fields.stored());
        this.currency = currency;
        this.titleField = field(title);
    }

    private EntityType with(
            EntityFields otherFields,
            Look otherLook,
            Checks otherChecks,
            RecordTypes otherTypes,
            RecordCurrency otherCurrency) {
        return new EntityType(
                name,
                id,
                label,
                plural,
                icon,
                titleField.name(),
                otherFields,
                otherLook,
                otherChecks,
                otherTypes,
                otherCurrency);
    }

    private EntityType with(Look other) {
        return with(fields, other, checks, types, currency);
    }

    /** The same with other labels of the system fields. */
    public EntityType withSystemLabels(Function<Field, Label> labels) {
        return with(fields.withSystemLabels(labels), look, checks, types, currency);
    }

    /** The same with record types. Its field {@link #RECORD_TYPE} is a picklist of them. */
    public EntityType withRecordTypes(Collection<RecordType> all) {
        RecordTypes other =
                RecordTypes.of(all, (type, known) -> with(fields.each(type::of), look, checks, known, currency));
        return with(fields, look, checks, other, currency);
    }

    /** The same with combinations of fields that have to be unique, or are becoming so. */
    public EntityType withUnique(List<UniqueCombination> combinations) {
        return with(fields, look, new Checks(checks.rules(), combinations), types, currency);
    }

    /** The same with layouts for some people or record types, the first that fits counting. */
    public EntityType withLayouts(List<Layout> layouts) {
        return with(new Look(look.lists(), look.form(), look.related(), look.face(), layouts));
    }

    /** The same with a date field that says of which day the rate of a record's currency counts. */
    public EntityType withDayOfRate(String field) {
        return with(fields, look, checks, types, new RecordCurrency(currency.company(), Optional.of(field)));
    }

    /** The same with amounts in the currency of their record. */
    EntityType withAmounts(List<Field> otherFields, UnaryOperator<List<Section>> otherForm, Currencies currencies) {
        return with(
                        fields.with(otherFields),
                        look.withForms(otherForm),
                        checks,
                        RecordTypes.NONE,
                        currency.of(currencies))
                .withRecordTypes(recordTypes());
    }

    /** The same as somebody sees it who does not see everything. */
    public EntityType seen(
            Collection<Field> seenFields,
            Collection<ListView> seenLists,
            List<Section> seenForm,
            List<String> seenRelated,
            List<ValidationRule> seenRules,
            Face seenFace) {
        return with(
                        fields.with(seenFields),
                        new Look(seenLists, seenForm, seenRelated, seenFace, look.layouts()),
                        new Checks(seenRules, checks.unique()),
                        RecordTypes.NONE,
                        currency)
                .withRecordTypes(recordTypes());
    }

    public String name() {
        return name;
    }

    public int id() {
        return id;
    }

    public Label label() {
        return label;
    }

    public Label plural() {
        return plural;
    }

    /** Name of a line icon. */
    public String icon() {
        return icon;
    }

    /** The fields of this entity type in their declared order, without the hidden and the system fields. */
    public Collection<Field> fields() {
        return fields.shown();
    }

    /** These and the hidden ones, which records keep all the same. */
    public Collection<Field> storedFields() {
        return fields.stored();
    }

    /** The shown fields that are made of others: {@link #formulas} and {@link #rollUps}. */
    public List<Field> computed() {
        return fields.computed();
    }

    /** The amounts in the currency of their record, hidden ones too; none where the company has one currency. */
    public List<Field> amounts() {
        return fields.amounts();
    }

    /** In which currencies records are, and of which day the rate counts. */
    public RecordCurrency recordCurrency() {
        return currency;
    }

    /** True if records have something beside what is set: fields made of others, or converted amounts. */
    public boolean keepsComputed() {
        return !computed().isEmpty() || !amounts().isEmpty();
    }

    /** The shown fields that count or add up over other records. */
    public List<Field> rollUps() {
        return fields.rollUps();
    }

    /** The shown fields that are computed from others of the same record. */
    public List<Field> formulas() {
        return fields.formulas();
    }

    /** A field, hidden or not, or a system field. For what stores values; everything else asks {@link #findField}. */
    public Optional<Field> findStored(String fieldName) {
        return fields.findStored(fieldName);
    }

    /** The fields that every entity type has. */
    public Collection<Field> systemFields() {
        return fields.system();
    }

    /** The field that names a record. */
    public Field titleField() {
        return titleField;
    }

    public Collection<ListView> lists() {
        return look.lists();
    }

    public List<Section> form() {
        return look.form();
    }

    /** Inverse names of the lookups whose records a record's page lists. */
    public List<String> related() {
        return look.related();
    }

    public List<ValidationRule> rules() {
        return checks.rules();
    }

    /** The combinations of fields that no two records have alike. */
    public List<UniqueCombination> unique() {
        return checks.settled();
    }

    /** What a save claims for its record: the unique fields and combinations, and what is becoming unique. */
    public List<UniqueCombination> claims() {
        return claims;
    }

    /** How screens show it where there is little room. */
    public Face face() {
        return look.face();
    }

    /** All of them, with those that are not chosen any more; empty where records have no type. */
    public Collection<RecordType> recordTypes() {
        return types.all();
    }

    public Optional<RecordType> findRecordType(String recordType) {
        return types.find(recordType);
    }

    /**
     * The same as records of one type have it: with the options that it offers, its required fields and defaults. For
     * checking and drawing one record; what is asked of many, expressions above all, is about the entity type itself.
     *
     * @param recordType itself where this is empty or no record type
     */
    public EntityType narrowed(Optional<String> recordType) {
        return recordType.flatMap(types::narrowed).orElse(this);
    }

    /** The layouts beside its own, in the order in which they are tried. */
    public List<Layout> layouts() {
        return look.layouts();
    }

    /**
     * {@linkplain #narrowed As records of one type have it}, laid out for a person: form, facts and related lists are
     * those of the first layout that fits, or else its own.
     */
    public EntityType laidOut(Set<String> roles, Optional<String> recordType) {
        EntityType type = narrowed(recordType);
        return layouts().stream()
                .filter(layout -> layout.fits(roles, recordType))
                .findFirst()
                .map(layout -> type.with(look.with(layout)))
                .orElse(type);
    }

    /** A field of this entity type or a system field. */
    public Optional<Field> findField(String fieldName) {
        return fields.find(fieldName);
    }

    /** @throws ProblemException {@code UNKNOWN_FIELD}, with the name that was probably meant */
    public Field field(String fieldName) {
        return findField(fieldName)
                .orElseThrow(
                        () -> ProblemException.atField(fieldName, ProblemCode.UNKNOWN_FIELD, unknownField(fieldName)));
    }

    public String unknownField(String fieldName) {
        List<String> known = fields.all().map(Field::name).toList();
        return "Unknown field '%s' of %s.%s".formatted(fieldName, name, Suggestion.question(fieldName, known));
    }

    /** The fields that refer to other records, {@code owner} and its like included. */
    public Stream<Field> lookups() {
        return fields.all()
                .filter(field ->
                        field.type() instanceof LookupType && !field.name().equals(ID));
    }

    /** The names of those, and of the fields that refer to several records: what is told of them takes titles. */
    public List<String> references() {
        return fields.all()
                .filter(field ->
                        field.type() instanceof ReferenceType && !field.name().equals(ID))
                .map(Field::name)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
