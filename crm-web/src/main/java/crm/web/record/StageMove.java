package crm.web.record;

import java.util.function.Consumer;

/** Moves a record to another stage. */
final class StageMove {

    private final OpenRecord open;
    private final RecordSaving saving;
    private final Consumer<SaveOutcome.Collided> ask;

    StageMove(OpenRecord open, RecordSaving saving, Consumer<SaveOutcome.Collided> ask) {
        this.open = open;
        this.saving = saving;
        this.ask = ask;
    }

    void to(String stage) {
        String field = open.now().type().face().stage().orElseThrow();
        Step step = new Step(open, saving, ask, field, open::refresh);
        step.to(stage, open.language().t("record.moveTitle", step.label(stage)), open.now());
    }
}
