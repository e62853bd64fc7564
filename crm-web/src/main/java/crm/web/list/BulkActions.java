package crm.web.list;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.Record;
import crm.web.edit.ReasonDialog;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.List;
import java.util.Set;

/** Does what the selection bar asks for, tells of it, and takes it back. */
final class BulkActions implements SelectionBar.Work {

    private final BulkChange bulk;
    private final RecordGrid grid;
    private final EntityType type;
    private final Language language;
    private final Runnable redraw;

    /** @param redraw shows the list as it is afterwards */
    BulkActions(BulkChange bulk, RecordGrid grid, EntityType type, Language language, Runnable redraw) {
        this.bulk = bulk;
        this.grid = grid;
        this.type = type;
        this.language = language;
        this.redraw = redraw;
    }

    @Override
    public void set(Field field, Object value) {
        List<Record> chosen = chosen();
        ReasonDialog.ask(
                type,
                Set.of(field.name()),
                language,
                note -> done("list.changed", bulk.set(chosen, field.name(), value, note)));
    }

    @Override
    public void delete() {
        List<Record> chosen = chosen();
        if (chosen.isEmpty()) {
            return;
        }
        bulk.askBeforeDeleting(
                chosen, counted(chosen.size()), language, () -> done("list.deleted", bulk.delete(chosen)));
    }

    @Override
    public void clear() {
        grid.deselectAll();
    }

    List<Record> chosen() {
        return grid.getSelectedItems().stream()
                .limit(BulkChange.MOST)
                .map(ListRow::record)
                .toList();
    }

    private void done(String sentence, BulkChange.Outcome outcome) {
        redraw.run();
        if (outcome.done() == 0) {
            UndoToast.refused(
                    language.t("list.noneChanged", outcome.refusals().size()),
                    BulkChange.Refusal.told(outcome.refusals(), language),
                    language);
            return;
        }
        String told = language.t(sentence, outcome.done(), noun(outcome.done()));
        UndoToast.done(
                outcome.refusals().isEmpty()
                        ? told
                        : language.t("list.partly", told, outcome.refusals().size()),
                BulkChange.Refusal.told(outcome.refusals(), language),
                () -> undo(outcome),
                language);
    }

    private String counted(int records) {
        return language.t("delete.count", records, noun(records));
    }

    private String noun(int records) {
        return language.noun((records == 1 ? type.label() : type.plural()).in(language.locale()));
    }

    private void undo(BulkChange.Outcome outcome) {
        List<BulkChange.Refusal> kept = bulk.undo(outcome.undo());
        redraw.run();
        if (!kept.isEmpty()) {
            UndoToast.refused(
                    language.t("list.noneChanged", kept.size()), BulkChange.Refusal.told(kept, language), language);
        }
    }
}
