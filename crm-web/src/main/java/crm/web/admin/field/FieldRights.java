package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import crm.metadata.FieldAccess;
import crm.metadata.Grant;
import crm.metadata.Role;
import crm.transaction.Caller;
import crm.web.admin.shape.Shape;
import crm.web.text.Language;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks what each role that reads the records may do with a field of them. */
final class FieldRights extends Div {

    private final Shape shape;
    private final String entity;
    private final Map<Role, Select<FieldAccess>> choices = new LinkedHashMap<>();

    /** @param field its name; none for a new one, which everybody edits until somebody says otherwise */
    FieldRights(Shape shape, String entity, Optional<String> field, Language language) {
        this.shape = shape;
        this.entity = entity;
        addClassNames("plan-form", "field-rights");
        H3 title = new H3(language.t("admin.fieldRights"));
        title.addClassName("plan-wide");
        add(title);
        shape.whole().roles().values().stream()
                .filter(role -> !role.name().equals(Caller.ADMINISTRATOR)
                        && !role.grant(entity).equals(Grant.NONE))
                .forEach(role -> {
                    Select<FieldAccess> choice = new Select<>();
                    choice.setLabel(role.label().in(language.locale()));
                    choice.setItems(FieldAccess.EDIT, FieldAccess.READ, FieldAccess.MASKED, FieldAccess.HIDDEN);
                    choice.setItemLabelGenerator(access -> language.t("admin.access." + access.key()));
                    choice.setValue(
                            field.map(name -> role.grant(entity).access(name)).orElse(FieldAccess.EDIT));
                    choices.put(role, choice);
                    add(choice);
                });
        setVisible(!choices.isEmpty());
    }

    /** Adds to a patch what was chosen otherwise than it is; what a pack says itself is not said again. */
    void addTo(ObjectNode patch, String field) {
        choices.forEach((role, choice) -> {
            FieldAccess chosen = choice.getValue();
            if (chosen == role.grant(entity).access(field)) {
                return;
            }
            FieldAccess shipped = Optional.ofNullable(shape.packs().roles().get(role.name()))
                    .map(known -> known.grant(entity).access(field))
                    .orElse(FieldAccess.EDIT);
            patch.withObject("/roles/%s/grants/%s/fields".formatted(role.name(), entity))
                    .set(field, chosen == shipped ? NullNode.instance : TextNode.valueOf(chosen.key()));
        });
    }
}
