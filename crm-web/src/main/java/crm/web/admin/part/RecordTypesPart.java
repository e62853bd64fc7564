package crm.web.admin.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.RecordType;
import crm.metadata.Role;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.FieldWords;
import crm.web.list.Actions;
import crm.web.list.EmptyState;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The record types of an entity type: what they offer, what they need. */
public final class RecordTypesPart extends Div {

    static final String RECORD_TYPES = "recordTypes";

    private final ShapeChange change;
    private final Shape shape;
    private final EntityType type;
    private final Language language;
    private final FieldWords words;

    public RecordTypesPart(ShapeChange change, Shape shape, EntityType type) {
        this.change = change;
        this.shape = shape;
        this.type = type;
        language = change.language();
        words = new FieldWords(language);
        if (type.recordTypes().isEmpty()) {
            add(new EmptyState("layers", language.t("admin.noRecordTypes"), language.t("admin.noRecordTypesHow")));
            return;
        }
        AdminTable table = new AdminTable(
                "record-types",
                List.of(
                        language.t("admin.recordType"),
                        language.t("admin.key.values"),
                        language.t("admin.key.required"),
                        language.t("admin.whoMayChoose"),
                        language.t("admin.origin"),
                        ""));
        type.recordTypes().forEach(recordType -> row(table, recordType));
        add(table);
    }

    private void row(AdminTable table, RecordType recordType) {
        String label = recordType.label().in(language.locale());
        boolean hidden = shape.isHidden(type.name(), RECORD_TYPES, recordType.name());
        NativeButton open = new NativeButton(label);
        open.addClassName("row-open");
        open.addClickListener(_ -> new RecordTypeDialog(change, shape, type, Optional.of(recordType)).open());
        NativeButton hide = Actions.icon(
                hidden ? "undo-2" : "eye-off", language.t(hidden ? "admin.bringBack" : "admin.hide", label));
        hide.addClickListener(_ -> change.run(
                shape,
                shape.hiding(type.name(), RECORD_TYPES, recordType.name(), !hidden),
                language.t(hidden ? "admin.broughtBack" : "admin.hid", label)));
        Div actions = new Div(
                step("arrow-up", "admin.moveUp", recordType, -1),
                step("arrow-down", "admin.moveDown", recordType, 1),
                hide);
        actions.addClassName("row-actions");
        var row = table.row(
                open,
                AdminTable.text(offered(recordType)),
                AdminTable.text(type.fields().stream()
                        .filter(field -> recordType.required().contains(field.name()))
                        .map(words::label)
                        .collect(Collectors.joining(language.t("admin.and")))),
                AdminTable.text(whoMayChoose(recordType)),
                AdminTable.text(
                        language.t(shape.isOwn(type.name(), recordType.name()) ? "admin.yours" : "admin.shipped")),
                actions);
        if (hidden) {
            row.getClassList().add("retired");
        }
    }

    private String whoMayChoose(RecordType recordType) {
        List<Role> roles = RecordTypeRoles.roles(shape, type);
        List<Role> some = roles.stream()
                .filter(role -> RecordTypeRoles.mayChoose(role, type, recordType.name()))
                .toList();
        return some.size() == roles.size()
                ? language.t("admin.everybody")
                : some.stream()
                        .map((Role role) -> role.label().in(language.locale()))
                        .collect(Collectors.joining(language.t("admin.and")));
    }

    /** Their order is that in which they are offered; the first is what a new record gets that names none. */
    private NativeButton step(String icon, String key, RecordType recordType, int by) {
        List<String> names = new ArrayList<>(
                type.recordTypes().stream().map(RecordType::name).toList());
        int from = names.indexOf(recordType.name());
        int to = from + by;
        String label = recordType.label().in(language.locale());
        NativeButton button = Actions.icon(icon, language.t(key, label));
        button.setEnabled(to >= 0 && to < names.size());
        button.addClickListener(_ -> {
            Collections.swap(names, from, to);
            change.run(shape, shape.order(type.name(), RECORD_TYPES, names), language.t("admin.moved", label));
        });
        return button;
    }

    /** "Stage 3 of 7". */
    private String offered(RecordType recordType) {
        return type.fields().stream()
                .filter(field -> recordType.offered().containsKey(field.name()))
                .map(field -> offered(recordType, field))
                .collect(Collectors.joining(language.t("admin.and")));
    }

    private String offered(RecordType recordType, Field field) {
        List<PicklistType.Option> all = PicklistType.of(field.type()).stream()
                .flatMap(picklist -> picklist.options().stream())
                .toList();
        long some = all.stream()
                .filter(option -> recordType.offers(field.name(), option.name()))
                .count();
        return language.t("admin.offers", words.label(field), some, all.size());
    }
}
