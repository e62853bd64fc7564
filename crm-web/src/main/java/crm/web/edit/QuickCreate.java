package crm.web.edit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.FieldProblem;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.web.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a record while another is being edited, with no more than it needs. */
final class QuickCreate extends Dialog {

    private final EntityType type;
    private final Choices choices;
    private final Language language;
    private final Consumer<Choice> created;
    private final FieldForm form;
    private final Paragraph band = new Paragraph();

    QuickCreate(EntityType type, String title, Choices choices, Language language, Consumer<Choice> created) {
        this.type = type;
        this.choices = choices;
        this.language = language;
        this.created = created;
        form = new FieldForm(type, language, choices);
        setHeaderTitle(language.t("record.new", language.noun(type.label().in(language.locale()))));
        setWidth("440px");
        Record begun = choices.begin(type.name(), Map.of());
        type.fields().stream()
                .filter(field -> isNeeded(field) && !field.readOnly())
                .forEach(field -> form.add(field, initial(field, title, begun)));
        form.fit(begun::value);
        band.addClassName("band");
        band.setVisible(false);
        add(band, form);
        Button save = new Button(language.t("edit.createDo"), _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), save);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                form.focusFirst();
            } else {
                removeFromParent();
            }
        });
    }

    private boolean isNeeded(Field field) {
        return field.required() || field.equals(type.titleField());
    }

    private Optional<Object> initial(Field field, String title, Record begun) {
        return field.equals(type.titleField()) && !title.isBlank() ? Optional.of(title) : begun.value(field);
    }

    private void save() {
        Optional<Map<String, @Nullable Object>> values = form.read();
        if (values.isEmpty()) {
            return;
        }
        try {
            created.accept(choices.create(type.name(), new HashMap<>(values.get())));
            close();
        } catch (ProblemException problem) {
            List<FieldProblem> elsewhere = form.complain(problem.errors());
            band.setVisible(problem.errors().isEmpty() || !elsewhere.isEmpty());
            FieldWords words = new FieldWords(language);
            band.setText(
                    elsewhere.isEmpty() ? words.problem(problem.code()) : words.problem(type, elsewhere.getFirst()));
        }
    }
}
