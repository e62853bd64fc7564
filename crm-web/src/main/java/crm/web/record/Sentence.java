package crm.web.record;

import com.vaadin.flow.dom.Element;
import crm.web.text.Language;

/** A sentence of the messages with elements in its places, so that their order is the language's. */
final class Sentence {

    /** Marks a place; the number follows as a character. Private use: no text of ours has it. */
    private static final char MARK = '\uE000';

    private Sentence() {}

    static Element of(Language language, String key, Element... places) {
        Object[] marks = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            marks[i] = String.valueOf((char) (MARK + i));
        }
        Element sentence = new Element("span");
        StringBuilder text = new StringBuilder();
        language.t(key, marks).chars().forEach(c -> {
            int place = c - MARK;
            if (place >= 0 && place < places.length) {
                flush(text, sentence);
                sentence.appendChild(places[place]);
            } else {
                text.append((char) c);
            }
        });
        flush(text, sentence);
        return sentence;
    }

    private static void flush(StringBuilder text, Element sentence) {
        if (!text.isEmpty()) {
            sentence.appendChild(Element.createText(text.toString()));
            text.setLength(0);
        }
    }

    static Element tag(String tag, String css, String text) {
        Element element = new Element(tag);
        if (!css.isEmpty()) {
            element.getClassList().add(css);
        }
        element.setText(text);
        return element;
    }
}
