package crm.web.admin.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import crm.problem.FieldProblem;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A dialog whose contents are a change of the shape. All its problems are told at once, each at its place; what others
 * did meanwhile is told before anything is saved over it.
 */
public abstract class PlanDialog extends Dialog {

    protected final ShapeChange change;
    protected final Language language;
    protected final Shape shape;

    private final Div band = new Div();
    private final Places places = new Places();
    private int known;

    protected PlanDialog(ShapeChange change, Shape shape, String title) {
        this.change = change;
        this.shape = shape;
        language = change.language();
        known = shape.version();
        setHeaderTitle(title);
        addClassName("plan-dialog");
        band.addClassName("plan-band");
        band.getElement().setAttribute("role", "alert");
        band.setVisible(false);
        setCloseOnOutsideClick(false);
        add(band);
    }

    /** The change as it stands; empty if something cannot be read, which is told in its place. */
    protected abstract Optional<ObjectNode> patch();

    /** The JSON pointer of what is changed, which problems begin with. */
    protected abstract String pointer();

    /** What is told when it is saved. */
    protected abstract String doneSentence();

    /** What else is to be done when the change is in force, before the page is drawn again. */
    protected void saved() {
        // most changes are all there is to do
    }

    /** Where to go after it is saved and told. */
    protected void leave() {
        // most stay
    }

    protected final void footer(String save, Component... left) {
        Div begin = new Div(left);
        begin.addClassName("plan-left");
        Button cancel = new Button(language.t("edit.cancel"), _ -> close());
        Button primary = new Button(save, _ -> save());
        primary.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        primary.addClassName("plan-save");
        getFooter().add(begin, cancel, primary);
    }

    /** Where the problems of a key are told. */
    protected final void place(String key, Consumer<String> complain) {
        places.put(key, complain);
    }

    /** Where those of some inputs are told. */
    protected final void place(Places others) {
        places.putAll(others);
    }

    protected final <C extends Component & HasValidationProperties & HasValue<?, ?>> C placed(String key, C input) {
        return places.placed(key, input);
    }

    protected final TextField text(String key, String label, String value) {
        TextField field = new TextField(label);
        field.setValue(value);
        field.setMaxLength(100);
        return placed(key, field);
    }

    /**
     * Asks for a label in both languages.
     *
     * @param words key of the words for both inputs, without the language
     */
    protected final LabelInputs labels(String key, String words, Labels now) {
        return new LabelInputs(
                text(key, language.t(words + "English"), now.english()),
                text(key + "Chinese", language.t(words + "Chinese"), now.chinese()));
    }

    protected final void complain(String key, String message) {
        places.complain(key, message);
    }

    protected final void save() {
        clear();
        patch().ifPresent(patch -> {
            Outcome outcome = change.customisation().apply(patch, known);
            if (outcome instanceof Outcome.Applied) {
                saved();
            }
            if (change.done(outcome, doneSentence())) {
                close();
                leave();
            } else {
                tell(outcome);
            }
        });
    }

    private void clear() {
        band.removeAll();
        band.setVisible(false);
        places.clear();
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            tell(refused.problems());
        } else if (outcome instanceof Outcome.Overtaken overtaken) {
            tell(overtaken);
        }
    }

    /** Each problem at its place, what has none in the band. */
    private void tell(List<FieldProblem> problems) {
        ProblemWords words = new ProblemWords(language);
        List<String> elsewhere = new ArrayList<>();
        for (FieldProblem problem : problems) {
            String key = key(problem.field());
            if (places.has(key)) {
                complain(key, words.of(problem));
            } else {
                elsewhere.add(key.isEmpty() ? words.of(problem) : words.withPlace(problem));
            }
        }
        if (!elsewhere.isEmpty()) {
            band(language.t("admin.notSaved"), elsewhere);
        }
    }

    private String key(String path) {
        String start = pointer();
        if (!path.startsWith(start)) {
            return path;
        }
        String rest = path.substring(start.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("/", 2)[0];
    }

    private void tell(Outcome.Overtaken overtaken) {
        band(language.t("admin.overtaken"), new ChangeWords(language, shape.whole()).of(overtaken.since()));
        NativeButton over = Actions.quiet("check", language.t("admin.saveAnyway"));
        over.addClickListener(_ -> {
            known = overtaken.now();
            save();
        });
        band.add(over);
    }

    private void band(String title, List<String> lines) {
        UnorderedList list = new UnorderedList();
        lines.forEach(line -> list.add(new ListItem(line)));
        Span head = new Span(title);
        head.addClassName("what");
        band.removeAll();
        band.add(CellElements.icon("circle-alert"), new Div(head, list));
        band.setVisible(true);
    }
}
