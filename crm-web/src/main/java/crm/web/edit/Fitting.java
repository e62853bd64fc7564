package crm.web.edit;

import crm.metadata.BadValue;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Keeps the editors of picklists that depend on another field to what goes with it, whenever that changes. */
public final class Fitting {

    private final Map<String, Editor> editors;
    private final Function<String, Optional<Object>> others;
    private final Map<String, Optional<Object>> last = new HashMap<>();

    /**
     * @param editors those that are open, by field
     * @param others the values of fields that have no editor
     */
    public Fitting(Map<String, Editor> editors, Function<String, Optional<Object>> others) {
        this.editors = editors;
        this.others = others;
    }

    /** What an editor is opened with stays, and is offered, until the other field changes. */
    public void open(Field field) {
        PicklistType.of(field.type())
                .ifPresent(picklist -> picklist.dependsOn().ifPresent(on -> {
                    Optional<Object> controlling = value(on);
                    last.put(field.name(), controlling);
                    Editor editor = Objects.requireNonNull(editors.get(field.name()));
                    String begun =
                            others.apply(field.name()).map(Object::toString).orElse("");
                    editor.offer(option -> option.equals(begun) || picklist.goesWith(option, controlling));
                }));
    }

    /** To be called whenever a value is another one. */
    public void follow(Iterable<Field> fields) {
        for (Field field : fields) {
            Editor editor = editors.get(field.name());
            Optional<PicklistType> picklist = PicklistType.of(field.type());
            Optional<String> on = picklist.flatMap(PicklistType::dependsOn);
            if (editor != null && on.isPresent()) {
                Optional<Object> controlling = value(on.get());
                if (!controlling.equals(last.put(field.name(), controlling))) {
                    editor.offer(option -> picklist.get().goesWith(option, controlling));
                }
            }
        }
    }

    private Optional<Object> value(String name) {
        Editor editor = editors.get(name);
        if (editor == null) {
            return others.apply(name);
        }
        try {
            return editor.read();
        } catch (BadValue unreadable) {
            return Optional.empty();
        }
    }
}
