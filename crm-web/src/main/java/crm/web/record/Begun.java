package crm.web.record;

import com.vaadin.flow.dom.Element;
import crm.metadata.Field;
import crm.record.Record;
import crm.value.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What stood in fields when the person began to change them. The browser keeps it with what is typed, so that text that
 * outlives its page is still compared with what it was typed over.
 */
final class Begun {

    private static final String KEPT = "data-base";

    private final Map<String, Optional<Object>> values = new HashMap<>();

    void with(Field field, Optional<Object> value, Element row) {
        values.put(field.name(), value);
        row.setAttribute(
                KEPT, value.map(known -> field.type().toJson(known).toString()).orElse(""));
    }

    /** As the browser kept it, which is believed for comparing only. */
    void again(Field field, String kept, Element row) {
        try {
            with(
                    field,
                    kept.isEmpty() ? Optional.empty() : Optional.of(field.type().fromJson(Json.read(kept))),
                    row);
        } catch (RuntimeException unreadable) {
            row.setAttribute(KEPT, "");
        }
    }

    void over(Field field, Element row) {
        values.remove(field.name());
        row.removeAttribute(KEPT);
    }

    Optional<Object> of(Field field) {
        return Objects.requireNonNull(values.get(field.name()));
    }

    List<String> fields() {
        return List.copyOf(values.keySet());
    }

    /** The record with these values in it. */
    Record in(Record record) {
        Record base = record.copy();
        values.forEach((name, value) -> base.set(name, value.orElse(null)));
        return base;
    }
}
