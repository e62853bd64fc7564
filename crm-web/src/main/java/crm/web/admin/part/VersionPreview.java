package crm.web.admin.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.web.admin.field.FieldKind;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;

/** An entity type as a version had it: its form with the fields, its record types, rules and lists. */
final class VersionPreview extends Dialog {

    private final Language language;

    /** @param entity the entity type that is asked for; any can be chosen where it is empty */
    VersionPreview(ShapeChange change, Shape shape, int version, Optional<String> entity) {
        language = change.language();
        setHeaderTitle(language.t("admin.versionLook", version));
        setWidth("720px");
        addClassName("plan-dialog");
        Div contents = new Div();
        contents.addClassName("past-form");
        Select<EntityType> types = new Select<>();
        types.setLabel(language.t("admin.entity"));
        types.setItems(shape.types());
        types.setItemLabelGenerator(type -> type == null ? "" : type.label().in(language.locale()));
        types.addValueChangeListener(event -> {
            contents.removeAll();
            contents.add(change.customisation()
                    .past(version, event.getValue().name())
                    .<Component>map(this::past)
                    .orElseGet(() -> new Paragraph(language.t("admin.lookNothing"))));
        });
        entity.flatMap(shape.whole()::find)
                .or(() -> shape.types().stream().findFirst())
                .ifPresent(types::setValue);
        add(types, contents);
        getFooter().add(new Button(language.t("why.close"), _ -> close()));
    }

    private Component past(EntityType type) {
        Div past = new Div();
        past.addClassName("past-form");
        type.form().forEach(section -> {
            past.add(new H3(section.label().in(language.locale())));
            past.add(fields(section.fields().stream().map(type::field).toList()));
        });
        names(
                past,
                "admin.part.types",
                type.recordTypes().stream()
                        .map(one -> one.label().in(language.locale()))
                        .toList());
        names(
                past,
                "admin.part.rules",
                type.rules().stream()
                        .map(one -> one.message().in(language.locale()))
                        .toList());
        names(
                past,
                "admin.part.lists",
                type.lists().stream()
                        .map(one -> one.label().in(language.locale()))
                        .toList());
        return past;
    }

    private AdminTable fields(List<Field> fields) {
        AdminTable table = new AdminTable(
                "fields",
                List.of(
                        language.t("admin.field"),
                        language.t("admin.apiName"),
                        language.t("admin.type"),
                        language.t("admin.required")));
        fields.forEach(field -> table.row(
                AdminTable.text(field.label().in(language.locale())),
                AdminTable.code(field.name()),
                AdminTable.text(FieldKind.words(field.type().name(), language)),
                AdminTable.text(field.required() ? language.t("value.yes") : "")));
        return table;
    }

    private void names(Div past, String key, List<String> names) {
        if (!names.isEmpty()) {
            past.add(new H3(language.t(key)), new Paragraph(String.join(language.t("admin.and"), names)));
        }
    }
}
