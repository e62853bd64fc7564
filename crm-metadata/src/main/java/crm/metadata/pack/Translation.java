package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.Label;
import java.util.LinkedHashMap;
import java.util.Map;

/** One place in the trees of translations, by language. A leaf is a text, or an object with a {@code label}. */
record Translation(Map<String, JsonNode> byLanguage) {

    Translation at(String key) {
        Map<String, JsonNode> below = new LinkedHashMap<>();
        byLanguage.forEach((language, tree) -> below.put(language, tree.path(key)));
        return new Translation(below);
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
