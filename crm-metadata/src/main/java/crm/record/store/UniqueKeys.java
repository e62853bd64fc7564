package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.UniqueCombination;
import crm.metadata.ValueKind;
import crm.value.Json;
import crm.value.RecordRef;
import crm.value.TextKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The form in which values that have to be unique are compared and claimed. */
public final class UniqueKeys {

    /** What the index of claims can hold of one, with room to spare. */
    private static final int LONGEST = 500;

    private UniqueKeys() {}

    public static String of(Field field, Object value) {
        return switch (value) {
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case String text when field.type().kind() == ValueKind.TEXT -> TextKey.full(text);
            case RecordRef ref -> ref.id().toString();
            default -> value.toString();
        };
    }

    /**
     * The key of a value, or of several together, unlike that of any others; empty if one of them is missing.
     *
     * @param values by the field's name
     */
    public static Optional<String> of(
            EntityType type, UniqueCombination combination, Function<String, Optional<Object>> values) {
        List<String> parts = new ArrayList<>();
        for (String name : combination.fields()) {
            Optional<Field> field = type.findStored(name);
            Optional<Object> value = values.apply(name);
            if (field.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            parts.add(of(field.get(), value.get()));
        }
        if (!combination.isOfSeveral()) {
            return Optional.of(parts.getFirst());
        }
        // an array of texts, so that 'a' and 'bc' is not 'ab' and 'c'
        String key = Json.write(parts);
        return Optional.of(key.length() <= LONGEST ? key : digest(key));
    }

    /** Begins unlike an array. */
    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
