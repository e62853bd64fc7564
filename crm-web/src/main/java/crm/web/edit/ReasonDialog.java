package crm.web.edit;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.RecordPatch;
import crm.web.text.Language;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks why fields are changed whose history wants to know. To say nothing is an answer. */
public final class ReasonDialog extends Dialog {

    private boolean isAnswered;

    private ReasonDialog(String fields, Language language, Consumer<String> save, Runnable leave) {
        setHeaderTitle(language.t("record.whyTitle", fields));
        setWidth("440px");
        TextArea reason = new TextArea(language.t("record.why"));
        reason.setHelperText(language.t("record.whyHelp"));
        reason.setMaxLength(RecordPatch.LONGEST_NOTE);
        reason.setMinRows(3);
        reason.setWidthFull();
        add(reason);
        Button without = new Button(language.t("record.whyNot"), _ -> answer("", save));
        without.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Button with = new Button(language.t("record.save"), _ -> answer(reason.getValue(), save));
        with.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        with.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), without, with);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                reason.focus();
            } else if (!isAnswered) {
                leave.run();
            }
        });
    }

    private void answer(String reason, Consumer<String> save) {
        isAnswered = true;
        close();
        save.accept(reason);
    }

    /** Goes on at once where no changed field wants a reason. */
    public static void ask(EntityType type, Collection<String> changed, Language language, Consumer<String> save) {
        ask(type, changed, language, save, () -> {});
    }

    /** @param leave what happens where nothing is to be changed after all */
    public static void ask(
            EntityType type, Collection<String> changed, Language language, Consumer<String> save, Runnable leave) {
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
        new ReasonDialog(fields, language, save, leave).open();
    }
}
