package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Several lines of Markdown (CommonMark), kept as it was written. Faces that show it as anything but text have to see to
 * it that nothing in it becomes markup of theirs.
 *
 * @param maxLength in characters (code points), 1 to 100,000
 */
public record RichTextType(int maxLength) implements Textual {

    public static final int DEFAULT_LENGTH = LongTextType.DEFAULT_LENGTH;

    @Override
    public String name() {
        return "richText";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        return TextRules.read(json, maxLength).map(Object.class::cast);
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.empty();
    }
}
