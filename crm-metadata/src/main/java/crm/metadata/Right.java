package crm.metadata;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a role may allow beside reading and writing records. */
public enum Right {
    /** Shape the tenant: its entity types, fields, rules, layouts and roles. */
    CUSTOMISE;

    /** As documents write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Right> of(String key) {
        return Stream.of(values()).filter(right -> right.key().equals(key)).findFirst();
    }
}
