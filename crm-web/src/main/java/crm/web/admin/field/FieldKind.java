package crm.web.admin.field;

import crm.web.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types a field can have, as people choose them, and what each of them is asked. */
public enum FieldKind {
    TEXT(
            "text",
            "type",
            "minLength",
            "maxLength",
            "pattern",
            "formula",
            "default",
            "defaultFormula",
            "unique",
            "indexed",
            "searchable"),
    LONG_TEXT("longText", "align-left", "maxLength", "default", "defaultFormula", "searchable"),
    RICH_TEXT("richText", "file-text", "maxLength", "default", "defaultFormula", "searchable"),
    NUMBER(
            "number",
            "hash",
            "unit",
            "scale",
            "min",
            "max",
            "formula",
            "rollUp",
            "default",
            "defaultFormula",
            "unique",
            "indexed"),
    CURRENCY("currency", "banknote", "min", "max", "formula", "rollUp", "default", "defaultFormula", "indexed"),
    PERCENT("percent", "percent", "min", "max", "formula", "rollUp", "default", "defaultFormula", "indexed"),
    CHECKBOX("checkbox", "square-check", "formula", "default", "defaultFormula", "indexed"),
    DURATION("duration", "history", "min", "max", "default", "defaultFormula", "indexed"),
    DATE("date", "calendar", "min", "max", "formula", "rollUp", "default", "defaultFormula", "indexed"),
    DATE_TIME("dateTime", "clock", "min", "max", "formula", "rollUp", "default", "defaultFormula", "indexed"),
    TIME("time", "bell", "min", "max", "default", "defaultFormula", "indexed"),
    PICKLIST("picklist", "tag", "values", "default", "defaultFormula", "indexed"),
    MULTI_PICKLIST("multiPicklist", "layers", "values", "min", "max", "defaultFormula"),
    LOOKUP("lookup", "link", "to", "inverse", "onDelete", "defaultFormula"),
    LINKS("links", "network", "to", "inverse"),
    EMAIL("email", "mail", "default", "defaultFormula", "unique", "indexed", "searchable"),
    PHONE("phone", "phone", "default", "defaultFormula", "unique", "indexed", "searchable"),
    URL("url", "globe", "default", "defaultFormula", "unique", "indexed", "searchable"),
    ADDRESS("address", "map-pin", "defaultFormula"),
    GEOLOCATION("geolocation", "map-pin", "defaultFormula"),
    FILE("file", "paperclip", "accept", "maxSize", "maxCount"),
    IMAGE("image", "image", "maxSize", "maxCount"),
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
