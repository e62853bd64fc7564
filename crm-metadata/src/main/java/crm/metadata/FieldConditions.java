package crm.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Expressions over a record that say what holds for one of its fields. What is not said never holds, but for {@code
 * visibleWhen}, without which a field is always there.
 *
 * @param requiredWhen the field has to have a value while this is true of the record as it would be saved
 * @param visibleWhen the field is shown, and may be required, only while this is true of the record
 * @param readOnlyWhen its value cannot be changed while this is true of the record as it was before; one can be given
 *     to a new record
 * @param defaultFormula what a new record has that says nothing else; no condition, but a value of the field
 */
public record FieldConditions(
        Optional<String> requiredWhen,
        Optional<String> visibleWhen,
        Optional<String> readOnlyWhen,
        Optional<String> defaultFormula) {

    public static final FieldConditions NONE =
            new FieldConditions(Optional.empty(), Optional.empty(), Optional.empty());

    /** Without an expression for new records. */
    public FieldConditions(Optional<String> requiredWhen, Optional<String> visibleWhen, Optional<String> readOnlyWhen) {
        this(requiredWhen, visibleWhen, readOnlyWhen, Optional.empty());
    }

    /** The same with another expression for new records. */
    FieldConditions beginningWith(String expression) {
        return new FieldConditions(requiredWhen, visibleWhen, readOnlyWhen, Optional.of(expression));
    }

    /** The conditions that are said, by the keys they have in a document. */
    public Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        requiredWhen.ifPresent(when -> said.put("requiredWhen", when));
        visibleWhen.ifPresent(when -> said.put("visibleWhen", when));
        readOnlyWhen.ifPresent(when -> said.put("readOnlyWhen", when));
        return said;
    }
}
