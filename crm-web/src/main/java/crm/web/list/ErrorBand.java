package crm.web.list;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.problem.ProblemException;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.lang.System.Logger;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Says what failed, what still works, and offers another try. The reference finds the failure in the log. */
public final class ErrorBand extends Div {

    private static final Logger LOG = System.getLogger(ErrorBand.class.getName());

    public ErrorBand(RuntimeException failure, Runnable again, Language language) {
        addClassName("error-band");
        getElement().setAttribute("role", "alert");
        Span what = new Span(language.t("list.failed"));
        what.addClassName("what");
        NativeButton retry = Actions.quiet("refresh-cw", language.t("list.tryAgain"));
        retry.addClickListener(_ -> again.run());
        add(CellElements.icon("circle-alert"), new Div(what, new Span(" " + explanation(failure, language))), retry);
    }

    private static String explanation(RuntimeException failure, Language language) {
        if (failure instanceof ProblemException problem && !problem.code().isOurs()) {
            return new FieldWords(language).unread(problem.code());
        }
        String reference =
                "%08X".formatted(ThreadLocalRandom.current().nextInt()).toUpperCase(Locale.ROOT);
        LOG.log(Logger.Level.ERROR, "List failed, reference " + reference, failure);
        return language.t("list.failedHow", reference);
    }
}
