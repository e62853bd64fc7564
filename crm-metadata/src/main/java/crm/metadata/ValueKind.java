package crm.metadata;

/** How values of a type compare, in expressions and in queries. */
public enum ValueKind {
    /** {@code String}; equality ignores case and width. */
    TEXT,
    /** {@code BigDecimal}, exact. */
    DECIMAL,
    /** {@code Boolean} */
    BOOLEAN,
    /** {@code LocalDate} */
    DATE,
    /** {@code Instant}, to the microsecond. */
    MOMENT,
    /** {@code String}: the option's name; sorts in the order of the options. */
    CHOICE,
    /** {@code List<String>}: names of options; equal to an option that is among them, without order. */
    CHOICES,
    /** {@code crm.value.RecordRef}; has no order. */
    REFERENCE,
    /** {@code List<crm.value.RecordRef>}; equal to one that is among them, without order. */
    REFERENCES,
    /** Several parts, or files: cannot be compared as a whole. */
    COMPOSITE
}
