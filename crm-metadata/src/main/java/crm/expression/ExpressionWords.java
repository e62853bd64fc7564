package crm.expression;

import crm.metadata.FieldType;
import crm.record.query.FieldPath;

/** How a language says the parts of an expression. {@link EnglishWords} is the kernel's own; a face may have others. */
public interface ExpressionWords {

    /** What a field is called, also one through a lookup. */
    String field(FieldPath path);

    /** A value that was written down. */
    String value(FieldType type, Object value);

    /**
     * A phrase with places.
     *
     * @param phrase one of the names in {@link EnglishWords#PHRASES}
     */
    String phrase(String phrase, String... parts);
}
