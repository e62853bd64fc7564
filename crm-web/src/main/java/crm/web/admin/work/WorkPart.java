package crm.web.admin.work;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import crm.metadata.change.FieldWork;
import crm.problem.ProblemException;
import crm.record.store.Backlog.Due;
import crm.record.store.WorkProblem;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.shell.UndoToast;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is being done in the background, each as a line with a bar, and looked at again while there is any of it. */
public final class WorkPart extends Div {

    private static final int LOOKS_AGAIN_MS = 1_500;

    private final ShapeChange change;
    private final Language language;
    private final WorkWords words;
    private final Optional<String> entity;
    private @Nullable Registration polling;

    /** @param entity the entity type whose fields it is about, or all */
    public WorkPart(ShapeChange change, Shape shape, Optional<String> entity) {
        this.change = change;
        this.entity = entity;
        language = change.language();
        words = new WorkWords(language, shape);
        addClassName("work");
        getElement().setAttribute("role", "status");
        show(work());
    }

    private List<Due> work() {
        return change.customisation().work().stream()
                .filter(due -> entity.isEmpty() || due.entity().equals(entity.get()))
                .toList();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (isGoingOn(work())) {
            UI ui = event.getUI();
            ui.setPollInterval(LOOKS_AGAIN_MS);
            polling = ui.addPollListener(_ -> look());
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop(event.getUI());
    }

    private void stop(UI ui) {
        if (polling != null) {
            polling.remove();
            polling = null;
            ui.setPollInterval(-1);
        }
    }

    private void look() {
        List<Due> now = work();
        show(now);
        if (!isGoingOn(now)) {
            getUI().ifPresent(this::stop);
            // what was waited for is in force
            change.refresh().run();
        }
    }

    private static boolean isGoingOn(List<Due> work) {
        return work.stream().anyMatch(due -> due.problem().isEmpty());
    }

    private void show(List<Due> work) {
        removeAll();
        setVisible(!work.isEmpty());
        work.forEach(due -> add(line(due)));
    }

    private Component line(Due due) {
        Span what = new Span(words.of(due));
        what.addClassName("what");
        Div line = new Div(CellElements.icon(due.problem().isPresent() ? "circle-alert" : "refresh-cw"), what);
        line.addClassName("work-line");
        line.setClassName("bad", due.problem().isPresent());
        due.problem()
                .ifPresentOrElse(
                        problem -> line.add(new Span(language.t("admin.work.stopped", words.why(due, problem)))),
                        () -> line.add(progress(due)));
        if (FieldWork.canBeCalledOff(due)) {
            String key = due.problem().isPresent() ? "admin.work.putAside" : "admin.work.callOff";
            NativeButton off = Actions.quiet("x", language.t(key));
            off.addClickListener(_ -> callOff(due));
            line.add(off);
        }
        due.problem()
                .map(WorkProblem::records)
                .filter(records -> !records.isEmpty())
                .ifPresent(records -> line.add(links(due.entity(), records)));
        return line;
    }

    private static Component links(String entity, List<WorkProblem.At> records) {
        Span links = new Span();
        links.addClassName("record-links");
        records.forEach(record -> {
            Anchor link = new Anchor("/" + entity + "/" + record.id(), record.title());
            link.setTarget("_blank");
            links.add(link);
        });
        return links;
    }

    private Component progress(Due due) {
        String text = due.total().isPresent()
                ? language.t(
                        "admin.work.progress",
                        number(due.done()),
                        number(due.total().getAsLong()))
                : language.t("admin.work.begins");
        Span told = new Span(text);
        Element bar = new Element("progress");
        bar.setAttribute("aria-label", text);
        due.total().ifPresent(total -> {
            bar.setAttribute("max", String.valueOf(Math.max(total, 1)));
            bar.setAttribute("value", String.valueOf(Math.min(due.done(), total)));
        });
        Span both = new Span(told);
        both.addClassName("work-progress");
        both.getElement().insertChild(0, bar);
        return both;
    }

    private String number(long count) {
        return Formats.number(BigDecimal.valueOf(count), language);
    }

    private void callOff(Due due) {
        try {
            change.customisation().callOff(due);
            if (due.problem().isEmpty()) {
                UndoToast.told(language.t("admin.work.calledOff"), language);
            }
        } catch (ProblemException problem) {
            // it came to its end first
            UndoToast.told(language.t("admin.work.over"), language);
        }
        change.refresh().run();
    }
}
