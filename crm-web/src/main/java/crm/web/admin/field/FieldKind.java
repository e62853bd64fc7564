package crm.web.admin.field;

import crm.web.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types a field can have, as people choose them, and what each of them is asked. */
public enum FieldKind {
    TEXT("text", "type", "maxLength", "pattern", "formula", "default", "unique", "indexed", "searchable"),
    LONG_TEXT("longText", "align-left", "maxLength", "default", "searchable"),
    RICH_TEXT("richText", "file-text", "maxLength", "default", "searchable"),
    NUMBER("number", "hash", "unit", "scale", "min", "max", "formula", "rollUp", "default", "unique", "indexed"),
    CURRENCY("currency", "banknote", "min", "max", "formula", "rollUp", "default", "indexed"),
    PERCENT("percent", "percent", "min", "max", "formula", "rollUp", "default", "indexed"),
    CHECKBOX("checkbox", "square-check", "formula", "default", "indexed"),
    DURATION("duration", "history", "min", "max", "default", "indexed"),
    DATE("date", "calendar", "formula", "rollUp", "default", "indexed"),
    DATE_TIME("dateTime", "clock", "formula", "rollUp", "default", "indexed"),
    TIME("time", "bell", "default", "indexed"),
    PICKLIST("picklist", "tag", "values", "default", "indexed"),
    MULTI_PICKLIST("multiPicklist", "layers", "values"),
    LOOKUP("lookup", "link", "to", "inverse", "onDelete"),
    LINKS("links", "network", "to", "inverse"),
    EMAIL("email", "mail", "default", "unique", "indexed", "searchable"),
    PHONE("phone", "phone", "default", "unique", "indexed", "searchable"),
    URL("url", "globe", "default", "unique", "indexed", "searchable"),
    ADDRESS("address", "map-pin"),
    GEOLOCATION("geolocation", "map-pin"),
    AUTO_NUMBER("autoNumber", "receipt", "pattern", "indexed", "searchable"),
    /** What can be changed of it here is what every field has. */
    OTHER("", "circle");

    private final String type;
    private final String icon;
    private final List<String> keys;

    FieldKind(String type, String icon, String... keys) {
        this.type = type;
        this.icon = icon;
        this.keys = List.of(keys);
    }

    static FieldKind of(String type) {
        return find(type).orElse(OTHER);
    }

    /** Those that a new field can have. */
    static List<FieldKind> offered() {
        return Arrays.stream(values()).filter(kind -> kind != OTHER).toList();
    }

    /** What people call a type. */
    public static String words(String type, Language language) {
        return find(type).map(kind -> language.t("admin.type." + kind.type)).orElse(type);
    }

    /** As documents write it. */
    String type() {
        return type;
    }

    String icon() {
        return icon;
    }

    /** True if the definition of such a field takes a key. */
    boolean takes(String key) {
        return keys.contains(key);
    }

    private static Optional<FieldKind> find(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
