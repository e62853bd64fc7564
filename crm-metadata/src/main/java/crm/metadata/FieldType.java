package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What kind of values a field holds: parses and checks them, writes them, and says how they are compared and indexed.
 * Values are immutable objects of one Java class per type (see {@link ValueKind}); absence is never a value.
 *
 * <p>A new type is one class here and one row in {@code FieldTypeSamples}; the compiler names every other place.
 */
public sealed interface FieldType
        permits Textual,
                NumberType,
                CheckboxType,
                DateType,
                DateTimeType,
                PicklistType,
                MultiPicklistType,
                ReferenceType,
                CompositeType,
                FileType,
                MaskedType {

    /** The type's name in metadata documents, for example {@code currency}. */
    String name();

    ValueKind kind();

    /**
     * Reads a value as REST and {@code values} write it. An empty text or composite is absent.
     *
     * @param json neither missing nor null
     * @throws BadValue if it is not one of this type
     */
    Optional<Object> parse(JsonNode json);

    /** Writes a value so that {@link #parse} and {@link #fromJson} read it back. */
    JsonNode toJson(Object value);

    /** Reads what {@link #toJson} wrote, without judging it: the type may have become stricter since. */
    Object fromJson(JsonNode json);

    /** The kind of slot that can index this type, if any can. */
    Optional<SlotKind> slotKind();

    /** The value as the slot keeps it: {@code String}, {@code Long}, {@code Instant} or {@code UUID}. */
    Object slotValue(Object value);
}
