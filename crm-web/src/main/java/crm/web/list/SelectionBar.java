package crm.web.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.record.Record;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What can be done with the rows that are ticked. Floats over the foot of the list. */
final class SelectionBar extends Div {

    /** What the bar asks its list to do with the records that are ticked. */
    interface Work {
        void set(Field field, Object value);

        void delete();

        void clear();
    }

    private final EntityType type;
    private final Language language;
    private final Span count = new Span();
    private final Span sum = new Span();
    private Runnable fill = () -> {};

    SelectionBar(RecordLists.Head head, RecordLists lists, Language language, Work work) {
        this.type = head.type();
        this.language = language;
        addClassName("selection-bar");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", language.t("list.selection"));
        count.addClassName("selected-count");
        count.getElement().setAttribute("aria-live", "polite");
        sum.addClassName("selected-sum");
        add(count, sum);
        if (head.mayEdit()) {
            add(change(work), assign(lists, work));
        }
        if (head.mayDelete()) {
            NativeButton delete = Actions.quiet("trash-2", language.t("list.delete"));
            delete.addClickListener(_ -> work.delete());
            add(delete);
        }
        NativeButton clear = Actions.icon("x", language.t("list.clearSelection"));
        clear.getElement().setAttribute("data-key", "clear");
        clear.addClickListener(_ -> work.clear());
        add(clear);
        setVisible(false);
    }

    private Component change(Work work) {
        NativeButton button = Actions.quiet("shuffle", language.t("list.change"));
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        List<Field> picklists = type.fields().stream()
                .filter(field -> field.type() instanceof PicklistType && !field.readOnly())
                .toList();
        // most pages never have anything ticked, and each item costs them two kilobytes
        fill = () -> picklists.forEach(field -> fill(menu, field, work));
        button.setVisible(!picklists.isEmpty());
        return button;
    }

    private void fill(ContextMenu menu, Field field, Work work) {
        var options = menu.addItem(field.label().in(language.locale())).getSubMenu();
        ((PicklistType) field.type())
                .options()
                .forEach(option ->
                        options.addItem(option.label().in(language.locale()), _ -> work.set(field, option.name())));
    }

    private Component assign(RecordLists lists, Work work) {
        NativeButton button = Actions.quiet("user-round", language.t("list.assign"));
        Popover popover = FilterRow.popover(button, language.t("list.assign"));
        popover.setPosition(PopoverPosition.TOP);
        popover.addOpenedChangeListener(event -> {
            popover.removeAll();
            if (event.isOpened()) {
                var people =
                        ValueEditor.records(language.t("list.newOwner"), List.of(EntityType.USER), lists, language);
                people.addValueChangeListener(chosen -> {
                    popover.close();
                    work.set(type.field(EntityType.OWNER), chosen.getValue().ref());
                });
                popover.add(people);
            }
        });
        return new Div(button, popover);
    }

    void show(List<Record> chosen) {
        setVisible(!chosen.isEmpty());
        if (isVisible()) {
            fill.run();
            fill = () -> {};
        }
        String most = chosen.size() == BulkChange.MOST ? "list.selectedMost" : "list.selected";
        count.setText(language.t(most, chosen.size()));
        Optional<Field> amount = type.face().card().amount().map(type::field).filter(RecordLists::isAmount);
        sum.setText(amount.map(field -> Formats.money(
                        chosen.stream()
                                .flatMap(record -> record.operand(field.name()).map(BigDecimal.class::cast).stream())
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        language))
                .orElse(""));
    }
}
