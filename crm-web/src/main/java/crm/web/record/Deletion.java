package crm.web.record;

import com.vaadin.flow.component.UI;
import crm.problem.ProblemException;
import crm.value.RecordRef;
import crm.web.list.DeleteQuestion;
import crm.web.shell.UndoToast;
import java.util.List;
import java.util.OptionalInt;

/** Deletes the record of a page, goes back to its list, and can take it back from there with all that went with it. */
final class Deletion {

    private Deletion() {}

    /** @param leave called before the page is left: nothing on it is worth keeping any more */
    static void of(OpenRecord open, Runnable leave) {
        RecordRef ref = open.ref();
        DeleteQuestion.ask(
                open.now().record().title(),
                List.of(ref),
                open.session(),
                open.records(),
                open.language(),
                () -> sure(open, ref, leave));
    }

    private static void sure(OpenRecord open, RecordRef ref, Runnable leave) {
        try {
            open.session().run(() -> open.records().delete(ref, OptionalInt.empty()));
        } catch (ProblemException problem) {
            open.band().problem(open.words().problem(open.now().type(), problem));
            return;
        }
        leave.run();
        UI ui = UI.getCurrent();
        String title = open.now().record().title();
        UndoToast.done(
                open.language().t("record.gone", title),
                () -> {
                    open.session().run(() -> open.records().restore(ref));
                    ui.navigate(ref.entity() + "/" + ref.id(), open.list().parameters());
                },
                open.language());
        ui.navigate(open.list().path(), open.list().parameters());
    }
}
