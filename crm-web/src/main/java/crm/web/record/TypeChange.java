package crm.web.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.RecordType;
import crm.problem.FieldProblem;
import crm.record.RecordPatch;
import crm.web.text.Language;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Gives a record another record type: says beforehand what each of them would ask for. */
final class TypeChange {

    private final OpenRecord open;
    private final RecordSaving saving;
    private final Consumer<SaveOutcome.Collided> ask;
    private final Language language;

    TypeChange(OpenRecord open, RecordSaving saving, Consumer<SaveOutcome.Collided> ask) {
        this.open = open;
        this.saving = saving;
        this.ask = ask;
        language = open.language();
    }

    /** True if there is another type that the person may give it. */
    boolean isPossible() {
        return open.now()
                        .recordType()
                        .filter(field -> field.access() == FieldAccess.EDIT)
                        .filter(open.now()::mayChange)
                        .isPresent()
                && !others().isEmpty();
    }

    private List<RecordType> others() {
        return open
                .session()
                .run(() -> open.records().access().recordTypes(open.now().type()))
                .stream()
                .filter(type -> open.now()
                        .record()
                        .recordType()
                        .filter(type.name()::equals)
                        .isEmpty())
                .toList();
    }

    void choose() {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(language.t("record.typeOf", open.now().record().title()));
        Div choices = new Div();
        choices.addClassName("type-choices");
        others().forEach(type -> choices.add(choice(dialog, type)));
        dialog.add(choices);
        dialog.setWidth("440px");
        dialog.getFooter().add(new Button(language.t("edit.cancel"), _ -> dialog.close()));
        dialog.open();
    }

    private NativeButton choice(Dialog dialog, RecordType type) {
        NativeButton choice = new NativeButton();
        choice.addClassName("type-choice");
        Span name = new Span(type.label().in(language.locale()));
        name.addClassName("type-name");
        choice.add(name);
        type.help().ifPresent(help -> choice.add(new Span(help.in(language.locale()))));
        String needs = needs(type);
        if (!needs.isEmpty()) {
            Span asks = new Span(needs);
            asks.addClassName("move-asks");
            choice.add(asks);
        }
        choice.addClickListener(_ -> {
            dialog.close();
            to(type);
        });
        return choice;
    }

    private String needs(RecordType type) {
        RecordPatch patch = RecordPatch.of(Map.of(EntityType.RECORD_TYPE, type.name()));
        List<FieldProblem> problems = open.session().run(() -> open.records().problems(open.ref(), patch));
        String fields = problems.stream()
                .flatMap(problem -> open.now().type().findField(problem.field()).stream())
                .map((Field field) -> open.words().label(field))
                .distinct()
                .collect(Collectors.joining(language.t("record.comma")));
        return fields.isEmpty() ? "" : language.t("record.typeAsks", fields);
    }

    private void to(RecordType type) {
        Step step = new Step(
                open, saving, ask, EntityType.RECORD_TYPE, () -> UI.getCurrent().refreshCurrentRoute(false));
        String name = type.label().in(language.locale());
        step.to(type.name(), language.t("record.typeTitle", name), open.now().ofType(type.name()));
    }
}
