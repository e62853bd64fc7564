package crm.web.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import crm.web.text.Language;

/** Stands between typed text and its loss. */
final class LeaveDialog extends Dialog {

    private LeaveDialog(Language language, Runnable leave, Runnable stay) {
        setHeaderTitle(language.t("record.leave.title"));
        setWidth("400px");
        add(new Paragraph(language.t("record.leave.text")));
        Button away = new Button(language.t("record.conflict.discard"), _ -> {
            leave.run();
            close();
        });
        Button keep = new Button(language.t("record.conflict.keep"), _ -> close());
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(away, keep);
        addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                stay.run();
            }
        });
    }

    /** Holds the way on until the person has decided; the page forgets its text if he leaves. */
    static void ask(ContinueNavigationAction way, Element page, Language language) {
        boolean[] left = {false};
        new LeaveDialog(
                        language,
                        () -> {
                            left[0] = true;
                            page.executeJs("this.forget()").then(_ -> way.proceed());
                        },
                        () -> {
                            if (!left[0]) {
                                way.cancel();
                                page.executeJs("window.kinshipTurns?.stay()");
                            }
                        })
                .open();
    }
}
