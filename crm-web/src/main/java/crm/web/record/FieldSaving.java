package crm.web.record;

import crm.problem.FieldProblem;
import crm.record.Record;
import crm.web.cell.Cells;
import crm.web.edit.ReasonDialog;
import crm.web.shell.UndoToast;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Saves what the open editors hold, tells what is wrong where it is wrong, and asks where two people collide. */
final class FieldSaving {

    private final OpenRecord open;
    private final RecordSaving saving;
    private final FieldSections sections;

    FieldSaving(OpenRecord open, RecordSaving saving, FieldSections sections) {
        this.open = open;
        this.saving = saving;
        this.sections = sections;
    }

    void save() {
        sections.changes().ifPresent(this::ask);
    }

    /** Why the fields are changed that want to know. */
    private void ask(Map<String, @Nullable Object> changes) {
        if (changes.isEmpty()) {
            sections.closeAll();
            return;
        }
        Record base = sections.base();
        ReasonDialog.ask(base.type(), changes.keySet(), open.language(), note -> save(base, changes, note));
    }

    private void save(Record base, Map<String, @Nullable Object> changes, String note) {
        open.band().clear();
        switch (saving.save(base, changes, note)) {
            case SaveOutcome.Saved saved -> {
                Optional<String> edited = sections.firstOpen();
                sections.closeAll();
                open.refresh();
                edited.ifPresent(sections::returnTo);
                if (saved.merged()) {
                    UndoToast.told(open.language().t("record.merged"), open.language());
                }
            }
            case SaveOutcome.Refused refused -> complain(refused);
            case SaveOutcome.Collided collision -> ask(collision);
            case SaveOutcome.Gone _ -> open.gone();
        }
    }

    private void complain(SaveOutcome.Refused refused) {
        List<FieldProblem> elsewhere = sections.complain(refused.problem().errors());
        if (!elsewhere.isEmpty()) {
            open.band().problem(open.words().problem(open.now().type(), elsewhere.getFirst()));
        } else if (refused.problem().errors().isEmpty()) {
            open.band().problem(open.words().problem(refused.problem().code()));
        }
    }

    /** Whoever keeps editing has seen their values: his next save is made over those. */
    void ask(SaveOutcome.Collided collision) {
        Record mine = collision.base().copy();
        collision.changes().forEach(mine::set);
        List<Record> sides = List.of(collision.base(), collision.now(), mine);
        List<String> lookups = mine.type().references();
        var titles = open.session().run(() -> open.records().titles(sides, lookups));
        String who = open.reading()
                .person(collision.now().updatedBy())
                .orElse(open.language().t("record.somebody"));
        new ConflictDialog(
                        collision,
                        new Cells(open.language(), titles, mine.currency()),
                        who,
                        chosen -> settle(collision.now(), chosen),
                        () -> settle(collision.now(), Map.of()),
                        () -> {
                            open.refresh();
                            sections.rebase(collision.now());
                        })
                .open();
    }

    private void settle(Record base, Map<String, @Nullable Object> chosen) {
        if (!chosen.isEmpty()) {
            save(base, chosen, "");
            return;
        }
        sections.closeAll();
        open.refresh();
    }
}
