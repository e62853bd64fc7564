package crm.web.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.Record;
import crm.web.edit.FieldForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What expressions have put into the form of a new record. It follows what they read until the person writes there. */
final class Beginning {

    static final Beginning NONE = new Beginning(List.of(), Map.of());

    private final List<String> fields;
    private final Map<String, Object> shown;

    private Beginning(List<String> fields, Map<String, Object> shown) {
        this.fields = fields;
        this.shown = new HashMap<>(shown);
    }

    static Beginning of(EntityType type, Record begun) {
        List<String> fields = type.fields().stream()
                .filter(field -> field.conditions().defaultFormula().isPresent())
                .map(Field::name)
                .toList();
        Beginning beginning = new Beginning(fields, Map.of());
        fields.forEach(name -> begun.value(name).ifPresent(value -> beginning.shown.put(name, value)));
        return beginning;
    }

    boolean follows() {
        return !fields.isEmpty();
    }

    /** @param begin tells what a new record begins with that says this */
    void follow(FieldForm form, Function<Map<String, @Nullable Object>, Record> begin) {
        Map<String, @Nullable Object> said = form.readable();
        List<String> untouched = fields.stream()
                .filter(form::has)
                .filter(name -> Objects.equals(said.get(name), shown.get(name)))
                .toList();
        if (untouched.isEmpty()) {
            return;
        }
        said.keySet().removeAll(untouched);
        Record again = begin.apply(said);
        for (String name : untouched) {
            Optional<Object> value = again.value(name);
            if (value.isPresent() && !value.get().equals(shown.get(name))) {
                shown.put(name, value.get());
                form.put(name, value.get());
            }
        }
    }
}
