package crm.metadata;

import java.util.Map;
import java.util.Optional;

/** A type whose values have several parts, each of which can be asked for by itself: {@code address.city}. */
public sealed interface CompositeType extends FieldType permits AddressType, GeolocationType {

    /** The types of the parts, by their names. */
    Map<String, FieldType> parts();

    /** One part of a value, if it has that. */
    Optional<Object> part(Object value, String name);

    @Override
    default ValueKind kind() {
        return ValueKind.COMPOSITE;
    }

    @Override
    default Optional<SlotKind> slotKind() {
        return Optional.empty();
    }

    @Override
    default Object slotValue(Object value) {
        throw new IllegalStateException(name() + " has no slot");
    }

    /** A part as filters ask for it, {@code address.city}: without an index. No other field has a dot in its name. */
    static Field part(Field composite, String name, FieldType type) {
        return new Field(
                composite.name() + "." + name,
                composite.label(),
                type,
                false,
                false,
                true,
                Optional.empty(),
                FieldConditions.NONE,
                new Storage.InValues());
    }
}
