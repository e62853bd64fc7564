package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.checkbox.Checkbox;
import crm.web.admin.shape.Places;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a field is asked by yes or no. */
final class Ticks implements KeyInput {

    private static final String REQUIRED = "required";
    private static final String UNIQUE = "unique";
    private static final String INDEXED = "indexed";
    private static final String SEARCHABLE = "searchable";
    private static final String RELATED = "related";
    private static final List<String> MARKS = List.of(SEARCHABLE, "historyNote");

    private final AskedField asked;
    private final Places places;
    private final Map<String, Checkbox> ticks = new LinkedHashMap<>();

    Ticks(AskedField asked, Places places) {
        this.asked = asked;
        this.places = places;
    }

    /** Whether what a new field refers to lists the records that do. */
    Checkbox related() {
        return tick(RELATED, true);
    }

    boolean isRelated() {
        return isTicked(RELATED);
    }

    /** In the order in which they stand. */
    List<Checkbox> all() {
        Stream<String> first = Stream.of(REQUIRED, UNIQUE, INDEXED);
        return Stream.concat(first, MARKS.stream())
                .filter(this::isAsked)
                .map(key -> tick(key, asked.begin().path(key).asBoolean(key.equals(INDEXED) && isOwn())))
                .toList();
    }

    private boolean isAsked(String key) {
        return switch (key) {
            case UNIQUE, INDEXED, SEARCHABLE -> asked.takes(key);
            default -> asked.isAsked(key) && !isNumbered();
        };
    }

    private boolean isNumbered() {
        return asked.kind() == FieldKind.AUTO_NUMBER;
    }

    private Checkbox tick(String key, boolean value) {
        Checkbox tick = new Checkbox(asked.label(key), value);
        tick.addClassName("plan-tick");
        tick.setReadOnly(asked.isLocked(key));
        tick.addValueChangeListener(_ -> asked.changed().run());
        ticks.put(key, tick);
        return places.placed(key, tick);
    }

    void require() {
        Optional.ofNullable(ticks.get(REQUIRED)).ifPresent(tick -> tick.setValue(true));
    }

    private boolean isTicked(String key) {
        return Optional.ofNullable(ticks.get(key)).map(Checkbox::getValue).orElse(false);
    }

    private boolean isOwn() {
        return !asked.isLocked("type");
    }

    @Override
    public boolean write(ObjectNode definition) {
        Stream.concat(Stream.of(REQUIRED, UNIQUE), MARKS.stream())
                .filter(ticks::containsKey)
                .forEach(key -> flag(definition, key));
        if (ticks.containsKey(INDEXED)) {
            indexed(definition);
        }
        return true;
    }

    private void flag(ObjectNode definition, String key) {
        definition.remove(key);
        if (isTicked(key)) {
            definition.put(key, true);
        }
    }

    /** The tenant's own field is indexed while slots last unless it says otherwise, a pack's only if it says so. */
    private void indexed(ObjectNode definition) {
        boolean ticked = isTicked(INDEXED);
        if (ticked != isOwn()) {
            definition.put(INDEXED, ticked);
            return;
        }
        boolean saysSo = ticked && asked.begin().path(INDEXED).asBoolean();
        if (!saysSo) {
            definition.remove(INDEXED);
        }
    }
}
