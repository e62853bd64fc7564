package crm.web.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.lang.System.Logger;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Stands where a part of the page could not be loaded: the rest works, and there is another try. */
final class PartFailed extends Div {

    private static final Logger LOG = System.getLogger(PartFailed.class.getName());

    PartFailed(RuntimeException failure, Runnable again, Language language) {
        String reference =
                "%08X".formatted(ThreadLocalRandom.current().nextInt()).toUpperCase(Locale.ROOT);
        LOG.log(Logger.Level.ERROR, "Part of a record's page failed, reference " + reference, failure);
        addClassNames("band", "part-failed");
        getElement().setAttribute("role", "alert");
        add(
                CellElements.icon("circle-alert"),
                new Span(language.t("record.partFailed", reference)),
                new Button(language.t("record.tryAgain"), _ -> again.run()));
    }
}
