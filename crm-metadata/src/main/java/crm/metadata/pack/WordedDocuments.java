package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Label;
import java.util.LinkedHashMap;
import java.util.Map;

/** The documents of packs' entity types with their translations inside: every label is an object by language. */
public final class WordedDocuments {

    private WordedDocuments() {}

    /** By entity type. */
    public static Map<String, ObjectNode> of(MetadataFold.Base base) {
        Map<String, ObjectNode> documents = new LinkedHashMap<>();
        for (Pack pack : base.packs()) {
            Translation words = new Translation(pack.translations());
            pack.entities().forEach(document -> {
                String name = document.path("entity").asText();
                documents.put(name, worded(document.deepCopy(), words.at(name)));
            });
        }
        return documents;
    }

    private static ObjectNode worded(ObjectNode document, Translation words) {
        label(document, "label", words, "label", "");
        label(document, "plural", words, "plural", "");
        document.path("fields").properties().forEach(field -> {
            Translation inside = words.at("fields");
            label((ObjectNode) field.getValue(), "label", inside, field.getKey(), Words.of(field.getKey()));
            field.getValue()
                    .path("values")
                    .properties()
                    .forEach(option -> label(
                            (ObjectNode) option.getValue(),
                            "label",
                            inside.at(field.getKey()).at("values"),
                            option.getKey(),
                            Words.of(option.getKey())));
        });
        each(document, "rules", "message", words);
        each(document, "lists", "label", words);
        each(document, "recordTypes", "label", words);
        each(document, "layouts", "label", words);
        return document;
    }

    private static void each(ObjectNode document, String part, String key, Translation words) {
        document.path(part)
                .properties()
                .forEach(one -> label((ObjectNode) one.getValue(), key, words.at(part), one.getKey(), ""));
    }

    private static void label(ObjectNode holder, String key, Translation words, String name, String otherwise) {
        JsonNode written = holder.path(key) instanceof MissingNode ? holder.textNode(otherwise) : holder.path(key);
        Label label = words.label(name, written, otherwise);
        ObjectNode texts = holder.putObject(key).put(Translation.ENGLISH, label.english());
        label.translations().forEach(texts::put);
    }
}
