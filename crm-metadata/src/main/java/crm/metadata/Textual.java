package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.value.TextKey;
import java.util.Optional;

/** A type whose values are texts. They differ in what they take, not in how they are kept. */
public sealed interface Textual extends FieldType
        permits TextType, LongTextType, RichTextType, EmailType, PhoneType, UrlType, TimeType, AutoNumberType {

    @Override
    default ValueKind kind() {
        return ValueKind.TEXT;
    }

    @Override
    default JsonNode toJson(Object value) {
        return TextNode.valueOf((String) value);
    }

    @Override
    default Object fromJson(JsonNode json) {
        return json.textValue();
    }

    @Override
    default Optional<SlotKind> slotKind() {
        return Optional.of(SlotKind.TEXT);
    }

    @Override
    default Object slotValue(Object value) {
        return TextKey.slot((String) value);
    }
}
