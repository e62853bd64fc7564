package crm.web.record;

import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.PicklistType;
import crm.problem.FieldProblem;
import crm.record.Record;
import crm.web.edit.ReasonDialog;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives one picklist of a record another option: asks for what the step needs, says what it changed, and can take it back.
 */
final class Step {

    private final OpenRecord open;
    private final RecordSaving saving;
    private final Consumer<SaveOutcome.Collided> ask;
    private final String field;
    private final Runnable redraw;
    private final Language language;

    /** @param redraw shows the record after it */
    Step(OpenRecord open, RecordSaving saving, Consumer<SaveOutcome.Collided> ask, String field, Runnable redraw) {
        this.open = open;
        this.saving = saving;
        this.ask = ask;
        this.field = field;
        this.redraw = redraw;
        language = open.language();
    }

    /** @param asked the record by which what is missing is asked for */
    void to(String option, String title, Shown asked) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put(field, option);
        ReasonDialog.ask(open.now().type(), Set.of(field), language, note -> {
            List<FieldProblem> missing = tryWith(changes, note);
            if (!missing.isEmpty()) {
                new MissingFields(title, asked, missing, changes, open.choices(), open::why, all -> tryWith(all, note))
                        .open();
            }
        });
    }

    /** What people call an option. */
    String label(String option) {
        PicklistType options = (PicklistType) open.now().type().field(field).type();
        return options.option(option)
                .map(known -> known.label().in(language.locale()))
                .orElse(option);
    }

    /** Returns what the step still asks for. */
    private List<FieldProblem> tryWith(Map<String, @Nullable Object> changes, String note) {
        Shown before = open.now();
        open.band().clear();
        switch (saving.save(before.record(), changes, note)) {
            case SaveOutcome.Saved saved -> {
                redraw.run();
                tell(before.record(), saved.record());
            }
            case SaveOutcome.Refused refused
            when MissingFields.canAsk(before, refused.problem().errors()) -> {
                return refused.problem().errors();
            }
            case SaveOutcome.Refused refused ->
                open.band().problem(open.words().problem(before.type(), refused.problem()));
            case SaveOutcome.Collided collided -> ask.accept(collided);
            case SaveOutcome.Gone _ -> open.gone();
        }
        return List.of();
    }

    private void tell(Record before, Record after) {
        Map<String, @Nullable Object> back = new HashMap<>();
        List<String> effects = new ArrayList<>();
        for (Field other : before.type().fields()) {
            if (!Merge.same(other, before.value(other), after.value(other))) {
                if (other.access() == FieldAccess.EDIT) {
                    back.put(other.name(), before.value(other).orElse(null));
                }
                if (!other.name().equals(field)) {
                    effects.add(language.t("record.effect", open.words().label(other), text(after, other)));
                }
            }
        }
        String name = text(after, before.type().field(field));
        String told = effects.isEmpty()
                ? language.t("record.movedTo", name)
                : language.t("record.movedWith", name, String.join(language.t("record.comma"), effects));
        UndoToast.done(told, () -> takeBack(after, back), language);
    }

    private String text(Record record, Field of) {
        return record.value(of)
                .map(value ->
                        open.now().cells().in(record.currency()).of(of, value).text())
                .orElse("–");
    }

    private void takeBack(Record after, Map<String, @Nullable Object> back) {
        if (saving.save(after, back) instanceof SaveOutcome.Saved) {
            redraw.run();
        } else {
            open.band().problem(language.t("record.notUndone"));
        }
    }
}
