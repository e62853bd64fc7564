package crm.web.admin.part;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.metadata.UniqueCombination;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The combinations of fields that no two records of an entity type have alike. */
final class UniquePart extends Div {

    static final String UNIQUE = "unique";

    private final ShapeChange change;
    private final Shape shape;
    private final EntityType type;
    private final Language language;

    UniquePart(ShapeChange change, Shape shape, EntityType type) {
        this.change = change;
        this.shape = shape;
        this.type = type;
        language = change.language();
        addClassName("unique-part");
        Button more = new Button(language.t("admin.newUnique"), CellElements.icon("plus"), _ -> open(Optional.empty()));
        more.addClassName("new-unique");
        add(new H2(language.t("admin.unique")), new Paragraph(language.t("admin.uniqueHow")));
        if (!type.unique().isEmpty()) {
            add(table());
        }
        add(more);
    }

    private void open(Optional<UniqueCombination> combination) {
        new UniqueDialog(change, shape, type, combination).open();
    }

    private AdminTable table() {
        AdminTable table = new AdminTable(
                UNIQUE,
                List.of(language.t("admin.uniqueFields"), language.t("admin.message"), language.t("admin.origin"), ""));
        type.unique().forEach(combination -> row(table, combination));
        return table;
    }

    private void row(AdminTable table, UniqueCombination combination) {
        FieldWords words = new FieldWords(language);
        String labels = combination.fields().stream()
                .map(name -> type.findStored(name).map(words::label).orElse(name))
                .collect(Collectors.joining(" + "));
        boolean hidden = shape.isHidden(type.name(), UNIQUE, combination.name());
        NativeButton open = new NativeButton(labels);
        open.addClassName("row-open");
        open.addClickListener(_ -> open(Optional.of(combination)));
        NativeButton hide = Actions.icon(
                hidden ? "undo-2" : "eye-off", language.t(hidden ? "admin.bringBack" : "admin.hide", labels));
        hide.addClickListener(_ -> change.run(
                shape,
                shape.hiding(type.name(), UNIQUE, combination.name(), !hidden),
                language.t(hidden ? "admin.broughtBack" : "admin.hid", labels)));
        var row = table.row(
                open,
                AdminTable.text(combination
                        .message()
                        .map((Label message) -> message.in(language.locale()))
                        .orElseGet(() -> words.taken(type, combination))),
                AdminTable.text(
                        language.t(shape.isOwn(type.name(), combination.name()) ? "admin.yours" : "admin.shipped")),
                hide);
        if (hidden) {
            row.getClassList().add("retired");
        }
    }
}
