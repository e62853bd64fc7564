package crm.web.record;

import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.PicklistType;
import crm.problem.FieldProblem;
import crm.record.Record;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moves a record to another stage: asks for what the step needs, says what it changed, and can take it back. */
final class StageMove {

    private final OpenRecord open;
    private final RecordSaving saving;
    private final Consumer<SaveOutcome.Collided> ask;
    private final Language language;

    StageMove(OpenRecord open, RecordSaving saving, Consumer<SaveOutcome.Collided> ask) {
        this.open = open;
        this.saving = saving;
        this.ask = ask;
        language = open.language();
    }

    void to(String stage) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put(stageField(), stage);
        List<FieldProblem> missing = tryWith(changes);
        if (missing.isEmpty()) {
            return;
        }
        PicklistType stages =
                (PicklistType) open.now().type().field(stageField()).type();
        String title = language.t(
                "record.moveTitle",
                stages.option(stage)
                        .map(option -> option.label().in(language.locale()))
                        .orElse(stage));
        new MissingFields(title, open.now(), missing, changes, open.choices(), this::tryWith).open();
    }

    private String stageField() {
        return open.now().type().face().stage().orElseThrow();
    }

    /** Returns what the step still asks for. */
    private List<FieldProblem> tryWith(Map<String, @Nullable Object> changes) {
        Shown before = open.now();
        open.band().clear();
        switch (saving.save(before.record(), changes)) {
            case SaveOutcome.Saved saved -> {
                open.refresh();
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
        for (Field field : before.type().fields()) {
            if (!Merge.same(field, before.value(field), after.value(field))) {
                if (field.access() == FieldAccess.EDIT) {
                    back.put(field.name(), before.value(field).orElse(null));
                }
                if (!field.name().equals(stageField())) {
                    effects.add(language.t("record.effect", open.words().label(field), text(after, field)));
                }
            }
        }
        String name = text(after, before.type().field(stageField()));
        String told = effects.isEmpty()
                ? language.t("record.movedTo", name)
                : language.t("record.movedWith", name, String.join(language.t("record.comma"), effects));
        UndoToast.done(told, () -> takeBack(after, back), language);
    }

    private String text(Record record, Field field) {
        return record.value(field)
                .map(value -> open.now().cells().of(field, value).text())
                .orElse("–");
    }

    private void takeBack(Record after, Map<String, @Nullable Object> back) {
        if (saving.save(after, back) instanceof SaveOutcome.Saved) {
            open.refresh();
        } else {
            open.band().problem(language.t("record.notUndone"));
        }
    }
}
