package crm.web.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import crm.web.text.Language;

/** Stands between typed text and its loss. */
final class LeaveDialog extends Dialog {

    LeaveDialog(Language language, Runnable leave) {
        setHeaderTitle(language.t("record.leave.title"));
        setWidth("400px");
        add(new Paragraph(language.t("record.leave.text")));
        Button away = new Button(language.t("record.conflict.discard"), _ -> {
            close();
            leave.run();
        });
        Button keep = new Button(language.t("record.conflict.keep"), _ -> close());
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(away, keep);
    }
}
