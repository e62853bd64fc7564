package crm.web.record;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import crm.metadata.Field;
import crm.metadata.TextType;
import crm.record.Record;
import crm.web.cell.CellElements;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On phones: what is to be done next, ticked off with the thumb. It is the note on the card of an entity type that has
 * stages.
 */
final class NextStep extends Div {

    private final OpenRecord open;
    private final RecordSaving saving;
    private final FieldSections fields;
    private final Language language;

    NextStep(OpenRecord open, RecordSaving saving, FieldSections fields) {
        this.open = open;
        this.saving = saving;
        this.fields = fields;
        language = open.language();
        addClassName("next-step");
    }

    void show(Shown now) {
        removeAll();
        getElement().removeAllChildren();
        Optional<Field> field = field(now);
        setVisible(field.isPresent());
        field.ifPresent(step -> now.record()
                .value(step)
                .ifPresentOrElse(text -> step(now, step, text.toString()), () -> none(now, step)));
    }

    /** The field it is about; empty for an entity type without one. */
    static Optional<Field> field(Shown now) {
        return now.type()
                .face()
                .stage()
                .flatMap(_ -> now.type().face().card().note())
                .flatMap(now.type()::findField)
                .filter(field -> field.type() instanceof TextType);
    }

    private void step(Shown now, Field field, String text) {
        add(CellElements.icon("corner-down-right"));
        getElement().appendChild(Sentence.tag("b", "", text));
        if (now.canEdit(field)) {
            NativeButton tick = IconButtons.of("check", language.t("record.stepDone"), "tick");
            tick.addClickListener(_ -> done(field, text));
            add(tick);
        }
    }

    private void none(Shown now, Field field) {
        if (!now.canEdit(field)) {
            setVisible(false);
            return;
        }
        NativeButton add = new NativeButton(
                language.t("record.addStep", language.noun(open.words().label(field))));
        add.addClassName("add-step");
        add.addClickListener(_ -> {
            getElement().executeJs("this.closest('.record').show('details')");
            fields.edit(field.name());
        });
        add(add);
    }

    private void done(Field field, String text) {
        Record before = open.now().record();
        if (!(saving.save(before, values(field, null)) instanceof SaveOutcome.Saved saved)) {
            open.band().problem(language.t("edit.problem.code.other"));
            return;
        }
        open.refresh();
        UndoToast.done(
                language.t("record.stepIsDone", text),
                () -> {
                    saving.save(saved.record(), values(field, text));
                    open.refresh();
                },
                language);
    }

    private static Map<String, @Nullable Object> values(Field field, @Nullable Object value) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(field.name(), value);
        return values;
    }
}
