package crm.web.record;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.RecordPatch;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks why fields are changed whose history wants to know. To say nothing is an answer. */
final class ReasonDialog extends Dialog {

    private ReasonDialog(String fields, Language language, Consumer<String> save) {
        setHeaderTitle(language.t("record.whyTitle", fields));
        setWidth("440px");
        TextArea reason = new TextArea(language.t("record.why"));
        reason.setHelperText(language.t("record.whyHelp"));
        reason.setMaxLength(RecordPatch.LONGEST_NOTE);
        reason.setMinRows(3);
        reason.setWidthFull();
        add(reason);
        Button without = new Button(language.t("record.whyNot"), _ -> {
            close();
            save.accept("");
        });
        without.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Button with = new Button(language.t("record.save"), _ -> {
            close();
            save.accept(reason.getValue());
        });
        with.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        with.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), without, with);
        addOpenedChangeListener(_ -> reason.focus());
    }

    /** Goes on at once where no changed field wants a reason. */
    static void ask(EntityType type, Collection<String> changed, Language language, Consumer<String> save) {
        List<Field> asking = changed.stream()
                .flatMap(name -> type.findField(name).stream())
                .filter(field -> field.marks().historyNote())
                .toList();
        if (asking.isEmpty()) {
            save.accept("");
            return;
        }
        FieldWords words = new FieldWords(language);
        String fields = asking.stream().map(words::label).collect(Collectors.joining(language.t("record.comma")));
        new ReasonDialog(fields, language, save).open();
    }
}
