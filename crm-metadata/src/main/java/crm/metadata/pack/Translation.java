package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.Label;
import java.util.LinkedHashMap;
import java.util.Map;

/** One place in the trees of translations, by language. A leaf is a text, or an object with a {@code label}. */
record Translation(Map<String, JsonNode> byLanguage) {

    static final String ENGLISH = "en";
    static final String EVERY_LANGUAGE = "*";

    Translation at(String key) {
        Map<String, JsonNode> below = new LinkedHashMap<>();
        byLanguage.forEach((language, tree) -> below.put(language, tree.path(key)));
        return new Translation(below);
    }

    /**
     * A label as a document has it: a text in English, whose translations stand under a key; or texts by language, which
     * go before those translations, with {@code *} for one text in every language.
     */
    Label label(String key, JsonNode written, String otherwise) {
        if (!written.isObject()) {
            return label(key, written.asText(otherwise));
        }
        if (written.has(EVERY_LANGUAGE)) {
            return Label.of(written.path(EVERY_LANGUAGE).asText());
        }
        Map<String, String> texts = new LinkedHashMap<>(label(key, otherwise).translations());
        written.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        String english = texts.remove(ENGLISH);
        return new Label(
                english == null
                        ? written.properties().iterator().next().getValue().asText()
                        : english,
                texts);
    }

    /** The label whose translations stand under a key. */
    Label label(String key, String english) {
        Map<String, String> translations = new LinkedHashMap<>();
        byLanguage.forEach((language, tree) -> {
            JsonNode found = tree.path(key);
            String text =
                    found.isTextual() ? found.asText() : found.path("label").asText();
            if (!text.isEmpty()) {
                translations.put(language, text);
            }
        });
        return new Label(english, translations);
    }
}
