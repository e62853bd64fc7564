package crm.web.list;

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
    public static void done(String sentence, List<BulkChange.Refusal> refusals, Runnable undo, Language language) {
        NativeButton back = new NativeButton(language.t("list.undo"));
        back.addClassName("toast-action");
        Notification toast = open(sentence, refusals, language);
        back.addClickListener(_ -> {
            toast.close();
            undo.run();
        });
        line(toast).addComponentAtIndex(1, back);
    }

    /** What was not done, and why. */
    public static void refused(String sentence, List<BulkChange.Refusal> refusals, Language language) {
        open(sentence, refusals, language);
    }

    private static Div line(Notification toast) {
        return (Div) toast.getChildren().findFirst().orElseThrow();
    }

    private static Notification open(String sentence, List<BulkChange.Refusal> refusals, Language language) {
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
        close.setTitle(language.t("list.close"));
        close.getElement().setAttribute("aria-label", language.t("list.close"));
        close.addClickListener(_ -> toast.close());
        Div line = new Div(new Span(sentence), close);
        line.addClassName("toast-line");
        toast.add(line);
        if (!refusals.isEmpty()) {
            toast.add(reasons(refusals, language));
        }
        ComponentUtil.setData(ui, UndoToast.class.getName(), toast);
        toast.open();
        return toast;
    }

    private static UnorderedList reasons(List<BulkChange.Refusal> refusals, Language language) {
        UnorderedList list = new UnorderedList();
        list.addClassName("toast-reasons");
        refusals.stream()
                .limit(MOST_REASONS)
                .map(refusal -> language.t("list.refusal", refusal.title(), refusal.reason()))
                .forEach(text -> list.add(new ListItem(text)));
        if (refusals.size() > MOST_REASONS) {
            list.add(new ListItem(language.t("list.moreRefusals", refusals.size() - MOST_REASONS)));
        }
        return list;
    }
}
