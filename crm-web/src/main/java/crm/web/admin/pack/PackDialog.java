package crm.web.admin.pack;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import crm.admin.pack.PackGallery;
import crm.metadata.change.Loss;
import crm.metadata.change.MetadataChange;
import crm.metadata.change.PackChange;
import crm.metadata.change.PackConflict;
import crm.metadata.change.PackConflict.Choice;
import crm.problem.FieldProblem;
import crm.problem.ProblemException;
import crm.web.admin.shape.ChangeWords;
import crm.web.admin.shape.Outcome;
import crm.web.admin.shape.Outlook;
import crm.web.admin.shape.ProblemWords;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.shell.UndoToast;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what becomes of a pack before it does: what comes, what goes, which records are left behind, what is to be chosen. */
final class PackDialog extends Dialog {

    /** What one does with a pack. */
    enum Act {
        INSTALL,
        UPGRADE,
        REMOVE
    }

    private static final int MOST = 60;

    private final ShapeChange change;
    private final Shape shape;
    private final Packs packs;
    private final PackGallery.Entry pack;
    private final Act act;
    private final Language language;
    private final Map<String, Choice> choices = new HashMap<>();
    private final Div contents = new Div();
    private final Checkbox samples = new Checkbox();
    private final Checkbox leave = new Checkbox();
    private final Button apply;

    PackDialog(ShapeChange change, Shape shape, Packs packs, PackGallery.Entry pack, Act act) {
        this.change = change;
        this.shape = shape;
        this.packs = packs;
        this.pack = pack;
        this.act = act;
        language = change.language();
        setHeaderTitle(word("title", label(), pack.newest()));
        setWidth("720px");
        addClassNames("plan-dialog", "pack-dialog");
        contents.addClassName("compared");
        samples.setLabel(language.t("admin.pack.withSamples", pack.examples()));
        samples.setVisible(act == Act.INSTALL && pack.examples() > 0);
        leave.addValueChangeListener(_ -> plan());
        add(contents, samples, leave);
        apply = new Button(word("do"), _ -> apply());
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), apply);
        plan();
    }

    private String word(String key, Object... places) {
        return language.t("admin.pack." + act + "." + key, places);
    }

    private String label() {
        return pack.label().in(language.locale());
    }

    private PackChange wanted() {
        return act == Act.REMOVE
                ? PackChange.removal(pack.name(), leave.getValue())
                : PackChange.to(pack.name(), pack.newest(), choices).leavingRecords(leave.getValue());
    }

    /** Asks anew at every choice: what is chosen decides what changes. */
    private void plan() {
        contents.removeAll();
        try {
            show(change.customisation().outlook(wanted()));
        } catch (ProblemException problem) {
            contents.add(new Paragraph(problem.message()));
            apply.setEnabled(false);
        }
    }

    private void show(Outlook outlook) {
        ConflictWords about = new ConflictWords(language, shape.whole());
        List<PackConflict> asked =
                outlook.conflicts().stream().filter(one -> !one.isGone()).toList();
        if (!asked.isEmpty()) {
            contents.add(new ConflictChoices(asked, about, choices, this::plan));
        }
        boolean leaves = !outlook.losses().isEmpty();
        leave.setVisible(leaves);
        leave.setLabel(language.t("admin.pack.leave"));
        List<String> against = against(outlook);
        part("admin.standsAgainst", against, "bad");
        part("admin.pack.leftBehind", outlook.losses().stream().map(this::loss).toList(), "bad");
        part("admin.willBeLost", words(outlook, true), "bad");
        part("admin.willHappen", words(outlook, false), "");
        apply.setEnabled(outlook.problems().isEmpty());
    }

    /** What is asked for below or above is no obstacle to be told for itself. */
    private List<String> against(Outlook outlook) {
        ProblemWords words = new ProblemWords(language);
        List<String> lost = outlook.losses().stream()
                .filter(loss -> loss.field().isEmpty())
                .map(loss -> "/extend/" + loss.entity())
                .toList();
        List<String> asked =
                outlook.conflicts().stream().map(PackConflict::field).toList();
        return outlook.problems().stream()
                .filter(problem -> !lost.contains(problem.field()) && !asked.contains(problem.field()))
                .map(problem -> told(problem, words))
                .toList();
    }

    private String told(FieldProblem problem, ProblemWords words) {
        return problem.field().startsWith("/packs/")
                ? language.t("admin.pack.needed", problem.message())
                : words.withPlace(problem);
    }

    private String loss(Loss loss) {
        String entity = shape.type(loss.entity()).plural().in(language.locale());
        String records = Formats.number(BigDecimal.valueOf(loss.records()), language);
        String count = loss.records() < Loss.MOST ? records : language.t("admin.pack.atLeast", records);
        return loss.field().isEmpty()
                ? language.t("admin.pack.lossOfRecords", entity, count)
                : language.t(
                        "admin.pack.lossOfField",
                        entity,
                        shape.type(loss.entity())
                                .findStored(loss.field())
                                .map(field -> field.label().in(language.locale()))
                                .orElse(loss.field()),
                        count);
    }

    private List<String> words(Outlook outlook, boolean deleted) {
        List<MetadataChange> told = outlook.changes().stream()
                .filter(one -> one.part() != MetadataChange.Part.PACK)
                .filter(one -> deleted == (one.kind() == MetadataChange.Kind.DELETED))
                .toList();
        return new ChangeWords(
                        language, deleted ? shape.whole() : outlook.after().orElse(shape.whole()))
                .of(told);
    }

    private void part(String title, List<String> lines, String css) {
        if (lines.isEmpty()) {
            return;
        }
        Span head = new Span(language.t(title));
        head.addClassName("what");
        UnorderedList list = new UnorderedList();
        lines.stream().limit(MOST).forEach(line -> list.add(new ListItem(line)));
        if (lines.size() > MOST) {
            list.add(new ListItem(language.t("admin.moreChanges", lines.size() - MOST)));
        }
        Component part = new Div(head, list);
        part.setClassName(css, !css.isEmpty());
        contents.add(part);
    }

    private void apply() {
        try {
            Outcome outcome = change.customisation().apply(wanted(), shape.version());
            if (!change.done(outcome, word("done", label(), pack.newest()))) {
                contents.removeAll();
                contents.add(new Paragraph(language.t("admin.overtakenToast")));
                return;
            }
            close();
            if (samples.isVisible() && samples.getValue()) {
                makeSamples(packs, pack, change);
            }
        } catch (ProblemException problem) {
            contents.removeAll();
            contents.add(new Paragraph(problem.message()));
        }
    }

    /** Makes example records and tells of it, or why not: the pack stays installed. */
    static void makeSamples(Packs packs, PackGallery.Entry pack, ShapeChange change) {
        Language language = change.language();
        try {
            UndoToast.told(language.t("admin.samplesMade", packs.samples(pack.name())), language);
        } catch (ProblemException problem) {
            UndoToast.refused(
                    language.t("admin.pack.samplesFailed"),
                    problem.errors().isEmpty()
                            ? List.of(problem.message())
                            : problem.errors().stream()
                                    .map(FieldProblem::message)
                                    .toList(),
                    language);
        }
    }
}
