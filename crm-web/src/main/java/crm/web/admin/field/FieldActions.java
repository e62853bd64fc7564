package crm.web.admin.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.web.admin.shape.Figures;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.list.Actions;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be done with a field beside changing it: it is hidden, deleted, or worked out anew.
 *
 * @param close closes the dialog that offers it
 */
record FieldActions(ShapeChange change, Shape shape, EntityType type, Field field, Figures figures, Runnable close) {

    Component[] all() {
        return Stream.of(Optional.of(hiding()), deleting(), reindexing())
                .flatMap(Optional::stream)
                .toArray(Component[]::new);
    }

    private Component hiding() {
        boolean hidden = shape.isHidden(type.name(), "fields", field.name());
        return action(
                hidden ? "undo-2" : "eye-off",
                hidden ? "admin.bringFieldBack" : "admin.hideField",
                () -> change.run(
                        shape,
                        shape.hiding(type.name(), "fields", field.name(), !hidden),
                        language().t(hidden ? "admin.broughtBack" : "admin.hid", label())));
    }

    private Optional<Component> deleting() {
        boolean isOwn = shape.isOwn(type.name(), field.name());
        if (!isOwn || type.titleField().name().equals(field.name())) {
            return Optional.empty();
        }
        return Optional.of(action(
                "trash-2", "admin.deleteField", () -> new RemovalDialog(change, shape, type, field, figures).open()));
    }

    private Optional<Component> reindexing() {
        if (!field.isIndexed() && !field.isComputed()) {
            return Optional.empty();
        }
        String key = field.isComputed() ? "admin.recompute" : "admin.reindex";
        return Optional.of(action("refresh-cw", key, this::reindex));
    }

    private void reindex() {
        change.customisation().reindex(type.name(), field.name());
        UndoToast.told(language().t("admin.reindexing", label()), language());
        change.refresh().run();
    }

    private NativeButton action(String icon, String key, Runnable what) {
        NativeButton button = Actions.quiet(icon, language().t(key));
        button.addClickListener(_ -> {
            close.run();
            what.run();
        });
        return button;
    }

    private Language language() {
        return change.language();
    }

    private String label() {
        return field.label().in(language().locale());
    }
}
