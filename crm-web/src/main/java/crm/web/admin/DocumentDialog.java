package crm.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import crm.metadata.change.MetadataChange;
import crm.problem.ProblemException;
import crm.web.admin.shape.ChangeWords;
import crm.web.admin.shape.Outcome;
import crm.web.admin.shape.Outlook;
import crm.web.admin.shape.ProblemWords;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.text.Language;
import java.util.List;

/** Says what another document in the place of the layer would do, and what stands against it, before it does. */
final class DocumentDialog extends Dialog {

    private static final int MOST = 60;

    private final ShapeChange change;
    private final Shape shape;
    private final Language language;
    private final Div contents = new Div();

    DocumentDialog(ShapeChange change, Shape shape, String title, String action, String sentence, ObjectNode document) {
        this.change = change;
        this.shape = shape;
        language = change.language();
        setHeaderTitle(title);
        setWidth("640px");
        addClassName("plan-dialog");
        contents.addClassName("compared");
        add(contents);
        Button apply = new Button(action, _ -> apply(document, sentence));
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        apply.setEnabled(isFine(change.customisation().outlookOfAll(document)));
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), apply);
    }

    private boolean isFine(Outlook outlook) {
        if (!outlook.problems().isEmpty()) {
            ProblemWords words = new ProblemWords(language);
            show(
                    language.t("admin.standsAgainst"),
                    outlook.problems().stream().map(words::withPlace).toList(),
                    "bad");
            return false;
        }
        List<String> lost = new ChangeWords(language, shape.whole()).of(only(outlook, true));
        List<String> more = new ChangeWords(language, outlook.after().orElse(shape.whole())).of(only(outlook, false));
        if (!lost.isEmpty()) {
            show(language.t("admin.willBeLost"), lost, "bad");
        }
        if (!more.isEmpty()) {
            show(language.t("admin.willHappen"), more, "");
        }
        if (lost.isEmpty() && more.isEmpty()) {
            contents.add(new Paragraph(language.t("admin.nothingDiffers")));
        }
        return true;
    }

    private static List<MetadataChange> only(Outlook outlook, boolean deleted) {
        return outlook.changes().stream()
                .filter(one -> deleted == (one.kind() == MetadataChange.Kind.DELETED))
                .toList();
    }

    private void show(String title, List<String> lines, String css) {
        Span head = new Span(title);
        head.addClassName("what");
        UnorderedList list = new UnorderedList();
        lines.stream().limit(MOST).forEach(line -> list.add(new ListItem(line)));
        if (lines.size() > MOST) {
            list.add(new ListItem(language.t("admin.moreChanges", lines.size() - MOST)));
        }
        Div part = new Div(head, list);
        part.setClassName("bad", css.equals("bad"));
        contents.add(part);
    }

    private void apply(ObjectNode document, String sentence) {
        try {
            Outcome outcome = change.customisation().replace(document, shape.version());
            if (change.done(outcome, sentence)) {
                close();
                return;
            }
            contents.removeAll();
            contents.add(new Paragraph(language.t("admin.overtakenToast")));
        } catch (ProblemException problem) {
            contents.removeAll();
            contents.add(new Paragraph(problem.message()));
        }
    }
}
