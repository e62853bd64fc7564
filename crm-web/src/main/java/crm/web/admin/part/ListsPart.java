package crm.web.admin.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import crm.metadata.EntityType;
import crm.metadata.ListView;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.FieldWords;
import crm.web.list.Actions;
import crm.web.list.EmptyState;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lists that everybody sees over an entity type's records. */
public final class ListsPart extends Div {

    private static final String LISTS = "lists";

    private final ShapeChange change;
    private final Shape shape;
    private final EntityType type;
    private final RuleTrial trial;
    private final Language language;

    public ListsPart(ShapeChange change, Shape shape, EntityType type, RuleTrial trial) {
        this.change = change;
        this.shape = shape;
        this.type = type;
        this.trial = trial;
        language = change.language();
        if (type.lists().isEmpty()) {
            add(new EmptyState("list", language.t("admin.noLists"), language.t("admin.noListsHow")));
        } else {
            AdminTable table = new AdminTable(
                    LISTS,
                    List.of(
                            language.t("admin.list"),
                            language.t("admin.key.filter"),
                            language.t("admin.key.columns"),
                            language.t("admin.origin"),
                            ""));
            type.lists().forEach(list -> row(table, list));
            add(table);
        }
    }

    private void row(AdminTable table, ListView list) {
        String label = list.label().in(language.locale());
        boolean hidden = shape.isHidden(type.name(), LISTS, list.name());
        NativeButton open = new NativeButton(label);
        open.addClassName("row-open");
        open.addClickListener(_ -> new ListDialog(change, shape, type, Optional.of(list), trial).open());
        NativeButton hide = Actions.icon(
                hidden ? "undo-2" : "eye-off", language.t(hidden ? "admin.bringBack" : "admin.hide", label));
        hide.addClickListener(_ -> change.run(
                shape,
                shape.hiding(type.name(), LISTS, list.name(), !hidden),
                language.t(hidden ? "admin.broughtBack" : "admin.hid", label)));
        FieldWords words = new FieldWords(language);
        var row = table.row(
                open,
                AdminTable.code(list.filter().orElse("")),
                AdminTable.text(list.columns().stream()
                        .map(name -> type.findStored(name).map(words::label).orElse(name))
                        .collect(Collectors.joining(language.t("admin.and")))),
                AdminTable.text(language.t(shape.isOwn(type.name(), list.name()) ? "admin.yours" : "admin.shipped")),
                hide);
        if (hidden) {
            row.getClassList().add("retired");
        }
    }
}
