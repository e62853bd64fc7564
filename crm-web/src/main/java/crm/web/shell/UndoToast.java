package crm.web.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.List;

/** Tells what happened, at the foot of the window, one at a time, with a way back while it can be taken back. */
public final class UndoToast {

    private static final int SHOWN_MS = 8_000;
    private static final int MOST_REASONS = 5;

    private UndoToast() {}

    /** What was done, and the way back. */
    public static void done(String sentence, Runnable undo, Language language) {
        done(sentence, List.of(), undo, language);
    }

    /** What was done, what was not and why, and the way back. */
    public static void done(String sentence, List<String> reasons, Runnable undo, Language language) {
        NativeButton back = new NativeButton(language.t("toast.undo"));
        back.addClassName("toast-action");
        Notification toast = open(sentence, reasons, language);
        back.addClickListener(_ -> {
            toast.close();
            undo.run();
        });
        ((Div) toast.getChildren().findFirst().orElseThrow()).addComponentAtIndex(1, back);
    }

    /** What was not done, and why. */
    public static void refused(String sentence, List<String> reasons, Language language) {
        open(sentence, reasons, language);
    }

    /** What there is no way back from, or no need of one. */
    public static void told(String sentence, Language language) {
        open(sentence, List.of(), language);
    }

    private static Notification open(String sentence, List<String> reasons, Language language) {
        UI ui = UI.getCurrent();
        if (ComponentUtil.getData(ui, UndoToast.class.getName()) instanceof Notification before) {
            before.close();
        }
        Notification toast = new Notification();
        toast.addClassName("undo-toast");
        toast.setDuration(0);
        toast.getElement().executeJs("window.kinshipToast(this, $0)", SHOWN_MS);
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        NativeButton close = new NativeButton();
        close.add(CellElements.icon("x"));
        close.addClassName("toast-close");
        close.setTitle(language.t("toast.close"));
        close.getElement().setAttribute("aria-label", language.t("toast.close"));
        close.addClickListener(_ -> toast.close());
        Div line = new Div(new Span(sentence), close);
        line.addClassName("toast-line");
        toast.add(line);
        if (!reasons.isEmpty()) {
            toast.add(reasons(reasons, language));
        }
        ComponentUtil.setData(ui, UndoToast.class.getName(), toast);
        toast.open();
        return toast;
    }

    private static UnorderedList reasons(List<String> reasons, Language language) {
        UnorderedList list = new UnorderedList();
        list.addClassName("toast-reasons");
        reasons.stream().limit(MOST_REASONS).forEach(text -> list.add(new ListItem(text)));
        if (reasons.size() > MOST_REASONS) {
            list.add(new ListItem(language.t("list.moreRefusals", reasons.size() - MOST_REASONS)));
        }
        return list;
    }
}
