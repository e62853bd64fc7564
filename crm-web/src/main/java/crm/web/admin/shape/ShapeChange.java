package crm.web.admin.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.FieldProblem;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Puts changes into force and tells of them, with the way back.
 *
 * @param refresh draws the page again
 */
public record ShapeChange(Customisation customisation, Language language, Runnable refresh) {

    /** A change without a dialog; what stands against it is told in the toast. */
    public void run(Shape shape, ObjectNode patch, String sentence) {
        Outcome outcome = customisation.apply(patch, shape.version());
        if (outcome instanceof Outcome.Overtaken overtaken) {
            refresh.run();
            new OvertakenDialog(language, shape, overtaken, () -> again(patch, overtaken.now(), sentence)).open();
        } else if (!done(outcome, sentence)) {
            UndoToast.refused(reason(outcome), List.of(), language);
            refresh.run();
        }
    }

    private void again(ObjectNode patch, int known, String sentence) {
        Outcome outcome = customisation.apply(patch, known);
        if (!done(outcome, sentence)) {
            UndoToast.refused(reason(outcome), List.of(), language);
            refresh.run();
        }
    }

    /** Tells of what is done; false if it was not. */
    public boolean done(Outcome outcome, String sentence) {
        if (!(outcome instanceof Outcome.Applied applied)) {
            return false;
        }
        refresh.run();
        if (applied.waits()) {
            UndoToast.told(language.t("admin.waits"), language);
        } else if (applied.version() > applied.from()) {
            UndoToast.done(sentence, List.of(), () -> undo(applied), language);
        }
        return true;
    }

    private void undo(Outcome.Applied applied) {
        Outcome outcome = customisation.goBack(applied.from(), applied.version());
        UndoToast.refused(
                outcome instanceof Outcome.Applied ? language.t("admin.undone") : reason(outcome), List.of(), language);
        refresh.run();
    }

    /** Goes back to a version. */
    public void goBack(int version, Supplier<Outcome> back) {
        Outcome outcome = back.get();
        if (!done(outcome, language.t("admin.wentBack", version))) {
            UndoToast.refused(reason(outcome), List.of(), language);
        }
    }

    private String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied _ -> language.t("admin.undone");
            case Outcome.Refused refused -> language.t("admin.refused", sentences(refused.problems()));
            case Outcome.Overtaken _ -> language.t("admin.overtakenToast");
        };
    }

    private String sentences(List<FieldProblem> problems) {
        ProblemWords words = new ProblemWords(language);
        return problems.stream().map(words::of).distinct().limit(3).collect(Collectors.joining(" "));
    }
}
