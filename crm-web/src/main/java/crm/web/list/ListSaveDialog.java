package crm.web.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.metadata.ListView;
import crm.metadata.Role;
import crm.problem.ProblemException;
import crm.savedlist.SavedLists;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks how a list is called and, of those who may customise, who is offered it. */
final class ListSaveDialog extends Dialog {

    /** Who is offered a list. */
    private enum Audience {
        ME,
        ROLES,
        EVERYBODY
    }

    private final ListSaving saving;
    private final EntityType type;
    private final ListView list;
    private final Language language;
    private final Consumer<String> saved;
    private final TextField name;
    private final RadioButtonGroup<Audience> audience = new RadioButtonGroup<>();
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>();

    /** @param saved takes the name that the list was given */
    ListSaveDialog(ListSaving saving, EntityType type, ListView list, Language language, Consumer<String> saved) {
        this.saving = saving;
        this.type = type;
        this.list = list;
        this.language = language;
        this.saved = saved;
        setHeaderTitle(language.t("list.saveTitle"));
        setWidth("420px");
        name = new TextField(language.t("list.name"));
        name.setMaxLength(SavedLists.MAX_LABEL);
        name.setWidthFull();
        Div form = new Div(name, audience, roles);
        form.addClassName("list-save");
        add(form);
        offer(saving.roles());
        Button save = new Button(language.t("list.saveButton"), _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), save);
        // the menu that this was opened from gives the focus back when it closes
        addOpenedChangeListener(event -> name.focus());
    }

    private void offer(List<Role> known) {
        audience.setLabel(language.t("list.audience"));
        audience.setItems(Audience.values());
        audience.setItemLabelGenerator(one -> language.t("list.audience." + one));
        audience.setValue(Audience.ME);
        audience.setVisible(!known.isEmpty());
        audience.addValueChangeListener(event -> roles.setVisible(event.getValue() == Audience.ROLES));
        roles.setLabel(language.t("list.audienceRoles"));
        roles.setItems(known);
        roles.setItemLabelGenerator(role -> role.label().in(language.locale()));
        roles.setVisible(false);
    }

    private void save() {
        String label = name.getValue().strip();
        name.setInvalid(label.isEmpty());
        name.setErrorMessage(label.isEmpty() ? language.t("list.needsName") : "");
        boolean noRole =
                audience.getValue() == Audience.ROLES && roles.getValue().isEmpty();
        roles.setInvalid(noRole);
        roles.setErrorMessage(noRole ? language.t("list.needsRole") : "");
        if (label.isEmpty() || noRole) {
            return;
        }
        try {
            String given = save(
                    new ListView(list.name(), Label.of(label), list.filter(), list.columns(), list.sort(), Set.of()));
            close();
            saved.accept(given);
            UndoToast.told(language.t("list.saved", label), language);
        } catch (ProblemException problem) {
            name.setInvalid(true);
            name.setErrorMessage(problem.message());
        }
    }

    private String save(ListView named) {
        if (audience.getValue() == Audience.ME) {
            saving.keep(type, named);
            return named.name();
        }
        Set<String> chosen = audience.getValue() == Audience.EVERYBODY
                ? Set.of()
                : roles.getValue().stream().map(Role::name).collect(Collectors.toSet());
        return saving.share(type, named, chosen);
    }
}
