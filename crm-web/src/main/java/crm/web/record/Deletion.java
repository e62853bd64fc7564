package crm.web.record;

import com.vaadin.flow.component.UI;
import crm.problem.ProblemException;
import crm.value.RecordRef;
import crm.web.shell.UndoToast;
import java.util.OptionalInt;

/** Deletes the record of a page, goes back to its list, and can take it back from there. */
final class Deletion {

    private Deletion() {}

    /** @param leave called before the page is left: nothing on it is worth keeping any more */
    static void of(OpenRecord open, Runnable leave) {
        RecordRef ref = open.ref();
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
