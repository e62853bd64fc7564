package crm.web.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import crm.web.text.Language;

/** Says what was done, and takes it back. */
final class UndoToast {

    private static final int MILLISECONDS = 8_000;

    private UndoToast() {}

    static void show(String text, Language language, Runnable undo) {
        Notification toast = toast(text);
        Button button = new Button(language.t("record.undo"), _ -> {
            toast.close();
            undo.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        ((Div) toast.getChildren().findFirst().orElseThrow()).add(button);
        toast.open();
    }

    static void show(String text) {
        toast(text).open();
    }

    private static Notification toast(String text) {
        Notification toast = new Notification();
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        toast.setDuration(MILLISECONDS);
        Div line = new Div(new Span(text));
        line.addClassName("toast-line");
        toast.add(line);
        return toast;
    }
}
