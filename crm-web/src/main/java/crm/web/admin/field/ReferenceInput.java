package crm.web.admin.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import crm.metadata.EntityType;
import crm.metadata.LookupType.OnDelete;
import crm.metadata.pack.FieldTypes;
import crm.web.admin.shape.Places;
import crm.web.admin.shape.Shape;
import java.util.List;
import java.util.Set;

/** Asks what a field refers to, and for a lookup what becomes of its records when that is deleted. */
final class ReferenceInput implements KeyInput {

    private static final String TO = "to";
    private static final String ON_DELETE = "onDelete";

    private final AskedField asked;
    private final MultiSelectComboBox<EntityType> targets = new MultiSelectComboBox<>();
    private final Select<OnDelete> onDelete = new Select<>();

    /** @param required run where the field has to have a value from now on */
    ReferenceInput(AskedField asked, Places places, Runnable required) {
        this.asked = asked;
        referring();
        places.placed(TO, targets);
        if (isLookup()) {
            deleting(required);
            places.placed(ON_DELETE, onDelete);
        }
    }

    private boolean isLookup() {
        return asked.takes(ON_DELETE);
    }

    private void referring() {
        Shape shape = asked.shape();
        targets.setLabel(asked.label(TO));
        if (isLookup()) {
            targets.setHelperText(asked.language().t("admin.toHelp"));
        }
        targets.setItemLabelGenerator(type -> type.label().in(asked.language().locale()));
        targets.setItems(shape.types().stream()
                .filter(type -> !shape.isHidden(type.name()))
                .toList());
        targets.setValue(FieldTypes.targets(asked.begin()).stream()
                .flatMap(name -> shape.whole().find(name).stream())
                .toList());
        targets.setReadOnly(asked.begin().has(TO));
        targets.addValueChangeListener(this::keepOne);
    }

    private void keepOne(ComponentValueChangeEvent<?, Set<EntityType>> event) {
        if (!isLookup() && event.getValue().size() > 1) {
            // of one entity type: the one chosen last
            targets.setValue(event.getValue().stream()
                    .filter(type -> !event.getOldValue().contains(type))
                    .limit(1)
                    .toList());
        }
        asked.changed().run();
    }

    private void deleting(Runnable required) {
        onDelete.setLabel(asked.language().t("admin.onDeleteOf"));
        onDelete.setItemLabelGenerator(what -> LookupWords.onDelete(what, asked.language()));
        onDelete.setItems(OnDelete.values());
        onDelete.setValue(OnDelete.of(asked.begin().path(ON_DELETE).asText()));
        onDelete.setReadOnly(asked.isLocked(ON_DELETE));
        onDelete.addValueChangeListener(event -> {
            // what goes with another record never is without it
            if (event.getValue() == OnDelete.CASCADE) {
                required.run();
            }
            asked.changed().run();
        });
    }

    List<Component> components() {
        return isLookup() ? List.of(targets, onDelete) : List.of(targets);
    }

    /** The entity types that it refers to. */
    List<EntityType> chosen() {
        return List.copyOf(targets.getValue());
    }

    @Override
    public boolean write(ObjectNode definition) {
        definition.set(TO, to());
        if (isLookup()) {
            OnDelete what = onDelete.getValue();
            KeyInput.put(definition, ON_DELETE, what == OnDelete.KEEP ? "" : what.code());
        }
        return true;
    }

    /** One name, or several. */
    private JsonNode to() {
        List<String> names = chosen().stream().map(EntityType::name).toList();
        return names.size() == 1 ? TextNode.valueOf(names.getFirst()) : Shape.array(names);
    }
}
