package crm.web.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.savedlist.SavedLists;
import crm.web.cell.CellElements;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;

/** What one does with the list as it is shown: save it as another, and with one's own also rename, replace and delete it. */
final class ListMenu {

    private final ListSaving saving;
    private final Question question;
    private final ListAddress address;
    private final Language language;
    private final EntityType type;
    private final ListView shown;

    /** @param columns as they are shown now */
    ListMenu(ListSaving saving, Question question, ListAddress address, List<Field> columns, Language language) {
        this.saving = saving;
        this.question = question;
        this.address = address;
        this.language = language;
        type = question.type();
        shown = new ListView(
                SavedLists.newName(),
                question.list().map(ListView::label).orElse(Label.of("")),
                question.expression(address),
                columns.stream().map(Field::name).toList(),
                question.order(),
                java.util.Set.of());
    }

    Component button() {
        NativeButton button = Actions.icon("bookmark", language.t("list.menu"));
        Popover popover = FilterRow.popover(button, language.t("list.menu"));
        // to its right a phone has no room for a word
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.addOpenedChangeListener(event -> {
            popover.removeAll();
            if (event.isOpened()) {
                popover.add(items(popover));
            }
        });
        return new Div(button, popover);
    }

    private Component items(Popover popover) {
        Div items = new Div(item(popover, "plus", language.t("list.save"), () -> dialog().open()));
        items.addClassName("list-menu");
        own().ifPresent(mine -> {
            String name = mine.label().english();
            if (address.isFiltered()
                    || !address.sort().isBlank()
                    || !shown.columns().equals(mine.columns())) {
                items.add(item(popover, "check", language.t("list.saveOver", name), () -> replace(mine)));
            }
            items.add(
                    item(
                            popover,
                            "pencil",
                            language.t("list.rename"),
                            () -> new ListRename(saving, type, mine, language).open()),
                    item(popover, "trash-2", language.t("list.deleteList"), () -> delete(mine)));
        });
        return items;
    }

    private static NativeButton item(Popover popover, String icon, String text, Runnable action) {
        NativeButton item = new NativeButton();
        item.add(CellElements.icon(icon));
        item.add(text);
        item.addClassName("menu-item");
        item.addClickListener(_ -> {
            popover.close();
            action.run();
        });
        return item;
    }

    private Optional<ListView> own() {
        return question.list().filter(list -> SavedLists.isName(list.name()));
    }

    private ListSaveDialog dialog() {
        return new ListSaveDialog(saving, type, shown, language, name -> FilterRow.go(address.withList(name)));
    }

    private void replace(ListView mine) {
        saving.keep(
                type,
                new ListView(mine.name(), mine.label(), shown.filter(), shown.columns(), shown.sort(), mine.roles()));
        FilterRow.go(address.withList(mine.name()));
        UndoToast.done(
                language.t("list.saved", mine.label().english()),
                () -> {
                    saving.keep(type, mine);
                    FilterRow.go(address.withList(mine.name()));
                },
                language);
    }

    private void delete(ListView mine) {
        saving.forget(type, mine);
        FilterRow.go(new ListAddress(address.entity(), Optional.empty(), "", List.of(), "", address.board()));
        UndoToast.done(
                language.t("list.wasDeleted", mine.label().english()),
                () -> {
                    saving.keep(type, mine);
                    FilterRow.go(address.withList(mine.name()));
                },
                language);
    }
}
