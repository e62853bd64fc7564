package crm.web.list;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.web.text.Language;

/** What fields are called; those that every entity type has are named by the screens' own words. */
public final class FieldWords {

    private FieldWords() {}

    public static String label(EntityType type, Field field, Language language) {
        return type.systemFields().contains(field)
                ? language.t("list.field." + field.name())
                : field.label().in(language.locale());
    }

    /** A name as it stands within a sentence: small in English, unless it is an abbreviation. */
    static String within(String name, Language language) {
        boolean isWord = name.length() > 1 && Character.isLowerCase(name.charAt(1));
        return language.isChinese() || !isWord
                ? name
                : name.substring(0, 1).toLowerCase(language.locale()) + name.substring(1);
    }
}
