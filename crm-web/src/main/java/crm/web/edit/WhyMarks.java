package crm.web.edit;

import com.vaadin.flow.dom.Element;
import crm.metadata.Field;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Labels of fields with what can be asked about them: the mark of a needed one, and "Why?" at a refused one. */
public final class WhyMarks {

    /** What a rule, a condition or the field itself decides; what is misspelt explains itself. */
    private static final Set<ProblemCode> DECIDED =
            Set.of(ProblemCode.REQUIRED, ProblemCode.RULE_BROKEN, ProblemCode.READ_ONLY_FIELD);

    private static final String NEEDED = "required";
    private static final String MARK = "why-mark";
    private static final String REFUSED = "why-refused";

    private final FieldWords words;
    private @Nullable Consumer<Field> ask;

    public WhyMarks(FieldWords words) {
        this.words = words;
    }

    public void onWhy(Consumer<Field> asked) {
        ask = asked;
    }

    public Element label(Field field) {
        Element label = new Element("span");
        label.getClassList().add("f-label");
        label.appendChild(Element.createText(words.label(field)));
        return label;
    }

    /** Marks a label as that of a needed field, or not. */
    public void require(Field field, Element label, boolean isNeeded) {
        label.getClassList().set(NEEDED, isNeeded);
        set(label, MARK, isNeeded, () -> button(field, MARK, "*", "why.requiredMark"));
    }

    /** Offers to say why a field is refused. */
    public void refuse(Field field, Element label, Optional<FieldProblem> problem) {
        boolean isDecided =
                problem.filter(known -> DECIDED.contains(known.code())).isPresent();
        set(
                label,
                REFUSED,
                isDecided,
                () -> button(field, REFUSED, words.language().t("why.ask"), "why.refusedMark"));
    }

    /** A button that asks. */
    public Element button(Field field, String css, String text, String name) {
        Element button = new Element("button");
        button.setAttribute("type", "button");
        button.getClassList().add(css);
        button.setText(text);
        String label = words.language().t(name, words.label(field));
        button.setAttribute("aria-label", label);
        button.setAttribute("title", label);
        button.addEventListener("click", _ -> {
            Consumer<Field> asked = ask;
            if (asked != null) {
                asked.accept(field);
            }
        });
        return button;
    }

    private void set(Element label, String css, boolean isWanted, Supplier<Element> make) {
        Optional<Element> there = label.getChildren()
                .filter(child -> !child.isTextNode() && child.getClassList().contains(css))
                .findFirst();
        if (!isWanted || ask == null) {
            there.ifPresent(label::removeChild);
        } else if (there.isEmpty()) {
            label.appendChild(make.get());
        }
    }
}
