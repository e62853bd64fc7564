package crm.web.list;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.savedlist.SavedLists;
import crm.web.text.Language;

/** Asks for another name of a list of one's own. */
final class ListRename extends Dialog {

    ListRename(ListSaving saving, EntityType type, ListView mine, Language language) {
        setHeaderTitle(language.t("list.rename"));
        setWidth("420px");
        TextField name = new TextField(language.t("list.name"));
        name.setValue(mine.label().english());
        name.setMaxLength(SavedLists.MAX_LABEL);
        name.setWidthFull();
        add(name);
        Button save = new Button(language.t("list.saveButton"), _ -> {
            if (name.getValue().isBlank()) {
                name.setErrorMessage(language.t("list.needsName"));
                name.setInvalid(true);
                return;
            }
            saving.keep(
                    type,
                    new ListView(
                            mine.name(),
                            Label.of(name.getValue().strip()),
                            mine.filter(),
                            mine.columns(),
                            mine.sort(),
                            mine.roles()));
            close();
            UI.getCurrent().refreshCurrentRoute(false);
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), save);
        addOpenedChangeListener(event -> name.focus());
    }
}
