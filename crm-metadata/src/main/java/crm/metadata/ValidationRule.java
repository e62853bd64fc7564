package crm.metadata;

import java.util.Optional;

/**
 * Refuses a record over which an expression is true.
 *
 * @param when an expression over the record
 * @param field the field at which the message stands, or empty for the record as a whole
 */
public record ValidationRule(String name, String when, Label message, Optional<String> field) {}
