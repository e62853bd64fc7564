package crm.web.admin.expression;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.LookupType;
import crm.metadata.Storage;
import crm.problem.ProblemException;
import crm.value.RecordRef;
import crm.web.edit.Choices;
import crm.web.edit.Editor;
import crm.web.edit.Editors;
import crm.web.text.Language;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what an expression makes of a record that the person chooses. */
final class TrialRow extends Div {

    private final RuleTrial trial;
    private final Language language;
    private final Purpose purpose;
    private final Supplier<String> text;
    private final Editor record;
    private final Span result = new Span();

    TrialRow(
            EntityType type,
            RuleTrial trial,
            Language language,
            Choices choices,
            Purpose purpose,
            Supplier<String> text) {
        this.trial = trial;
        this.language = language;
        this.purpose = purpose;
        this.text = text;
        String name = language.t("admin.tryOn", language.noun(type.label().in(language.locale())));
        Span label = new Span(name);
        label.addClassName("fixed-label");
        record = new Editors(language, choices).of(anyRecord(type, name));
        result.addClassName("trial-result");
        result.getElement().setAttribute("aria-live", "polite");
        if (record.component() instanceof HasValue<?, ?> value) {
            value.addValueChangeListener(_ -> again());
        }
        add(label, record.component(), result);
        addClassNames("fixed-field", "plan-wide");
    }

    private static Field anyRecord(EntityType type, String name) {
        return new Field(
                "trial_c",
                Label.of(name),
                new LookupType(type.name(), "", LookupType.OnDelete.KEEP),
                false,
                false,
                false,
                Optional.empty(),
                FieldConditions.NONE,
                new Storage.InValues());
    }

    void again() {
        Optional<Object> chosen = record.read();
        result.setText("");
        if (chosen.isEmpty() || text.get().isEmpty()) {
            return;
        }
        try {
            result.setText(said((RecordRef) chosen.get()));
        } catch (ProblemException problem) {
            result.setText(language.t("admin.trialUnclear"));
        }
    }

    private String said(RecordRef ref) {
        return switch (purpose) {
            case Purpose.Formula(FieldType result) -> made(ref, result);
            case Purpose.Beginning(FieldType result) -> made(ref, result);
            case Purpose.Rule _ ->
                language.t(trial.holds(ref, text.get()) ? "admin.trialRefused" : "admin.trialPassed");
            case Purpose.Anything _ -> language.t("admin.trialUnclear");
            default -> language.t(trial.holds(ref, text.get()) ? "admin.trialTrue" : "admin.trialFalse");
        };
    }

    private String made(RecordRef ref, FieldType made) {
        return trial.made(ref, text.get(), made, language)
                .map(value -> language.t("admin.trialMakes", value))
                .orElseGet(() -> language.t("admin.trialMakesNothing"));
    }
}
