package crm.web.admin.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.metadata.Label;

/** A label in both languages, as dialogs ask for it and as documents write it. */
public record Labels(String english, String chinese) {

    public static final Labels NONE = new Labels("", "");

    public Labels {
        english = english.strip();
        chinese = chinese.strip();
    }

    public static Labels of(Label label) {
        return new Labels(label.english(), label.translations().getOrDefault("zh", ""));
    }

    public boolean isEmpty() {
        return english.isEmpty() && chinese.isEmpty();
    }

    /** The English text, or the Chinese one where there is no other. */
    public String either() {
        return english.isEmpty() ? chinese : english;
    }

    /** One text stands for every language. */
    public JsonNode toJson() {
        if (english.isEmpty() || chinese.isEmpty()) {
            return TextNode.valueOf(either());
        }
        ObjectNode label = JsonNodeFactory.instance.objectNode();
        return label.put("en", english).put("zh", chinese);
    }

    public Label toLabel() {
        if (english.isEmpty()) {
            return Label.of(chinese);
        }
        return chinese.isEmpty() ? Label.of(english) : new Label(english, java.util.Map.of("zh", chinese));
    }
}
