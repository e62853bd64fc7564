package crm.web.admin.expression;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import crm.expression.Completion;
import crm.metadata.EntityType;
import crm.problem.ProblemException;
import crm.value.Json;
import crm.web.cell.CellElements;
import crm.web.edit.Choices;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An expression as text: completed and checked while it is written, said in words where it can be read, and tried on a real
 * record. The one input for expressions.
 */
public final class ExpressionField extends Div {

    private static final int MOST = 2_000;
    private static final int TYPING_PAUSE_MS = 400;

    private final RuleTrial trial;
    private final Language language;
    private final Purpose purpose;
    private final Runnable changed;
    private final TextArea text = new TextArea();
    private final Div finding = new Div();
    private EntityType type;
    private Optional<TrialRow> row = Optional.empty();

    /** @param changed is told after each check */
    public ExpressionField(
            EntityType type, RuleTrial trial, Language language, String label, Purpose purpose, Runnable changed) {
        this.type = type;
        this.trial = trial;
        this.language = language;
        this.purpose = purpose;
        this.changed = changed;
        addClassNames("expression", "plan-wide");
        text.setLabel(label);
        text.addClassName("code-input");
        text.setMinRows(1);
        text.setMaxRows(8);
        text.setMaxLength(MOST);
        text.setPlaceholder(new Examples(type).of(purpose));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MS);
        text.addValueChangeListener(_ -> check());
        finding.addClassName("finding");
        finding.getElement().setAttribute("aria-live", "polite");
        getElement()
                .addEventListener(
                        "k-complete", event -> complete(event.getEventData().get("event.detail")))
                .addEventData("event.detail");
        add(text, finding);
    }

    /** Offers to try it on a record that the person chooses. */
    public ExpressionField triedBy(Choices choices, boolean atOnce) {
        TrialRow made = new TrialRow(type, trial, language, choices, purpose, this::value);
        row = Optional.of(made);
        if (atOnce) {
            add(made);
            return this;
        }
        NativeButton show = Actions.quiet("eye", language.t("admin.tryIt"));
        show.addClassName("try-it");
        show.addClickListener(_ -> {
            remove(show);
            add(made);
        });
        add(show);
        return this;
    }

    public ExpressionField helped(String help) {
        text.setHelperText(help);
        return this;
    }

    /** The entity type that it is over from now on. */
    public void over(EntityType other) {
        type = other;
        text.setPlaceholder(new Examples(other).of(purpose));
        check();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI.getCurrent().getPage().addJavaScript("context://assets/expression.js");
        getElement()
                .executeJs(
                        "window.kinshipExpression(this, $0, $1)",
                        language.t("admin.insertField"),
                        language.t("admin.proposals"));
    }

    private void complete(JsonNode asked) {
        String written = asked.get("text").asString();
        int caret = asked.get("caret").asInt();
        boolean wanted = asked.get("open").asBoolean() || Completion.awaits(written, caret);
        List<Completion.Proposal> proposals = wanted ? trial.complete(type, written, caret, language) : List.of();
        var json = Json.mapper().createArrayNode();
        proposals.forEach(proposal -> json.addObject()
                .put("insert", proposal.insert())
                .put("label", proposal.label())
                .put("kind", proposal.kind().name().toLowerCase(Locale.ROOT))
                .put("from", proposal.from()));
        getElement().executeJs("this.offer($0, $1)", asked.get("turn").asInt(), json.toString());
    }

    public String value() {
        return text.getValue().strip();
    }

    public void setValue(String value) {
        text.setValue(value);
        check();
    }

    public void setReadOnly(boolean isReadOnly) {
        text.setReadOnly(isReadOnly);
        setClassName("is-fixed", isReadOnly);
    }

    public void focus() {
        text.focus();
    }

    public void complain(String message) {
        text.setErrorMessage(message);
        text.setInvalid(!message.isEmpty());
    }

    private void check() {
        finding.removeAll();
        finding.setClassName("finding");
        complain("");
        if (!value().isEmpty()) {
            trial.check(type, value(), purpose).ifPresentOrElse(this::tell, this::praise);
        }
        row.ifPresent(TrialRow::again);
        changed.run();
    }

    private void praise() {
        finding.setClassName("finding good");
        finding.add(CellElements.icon("circle-check"), new Span(meaning()));
    }

    private String meaning() {
        try {
            return trial.said(type, value(), language);
        } catch (ProblemException unsayable) {
            return language.t("admin.expressionFine");
        }
    }

    private void tell(RuleTrial.Finding found) {
        finding.setClassName("finding bad");
        finding.add(
                CellElements.icon("circle-alert"),
                new Span(language.t(
                        found.wrong().isEmpty() ? "admin.finding" : "admin.finding.field",
                        found.message(),
                        found.wrong())));
        if (!found.meant().isEmpty()) {
            NativeButton right = Actions.quiet("check", language.t("admin.useInstead", found.meant()));
            right.addClickListener(_ -> text.setValue(
                    text.getValue().replaceFirst("\\b" + Pattern.quote(found.wrong()) + "\\b", found.meant())));
            finding.add(right);
        }
    }
}
