package crm.web.record;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import crm.metadata.Field;
import crm.problem.FieldProblem;
import crm.web.edit.Choices;
import crm.web.edit.FieldForm;
import crm.web.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for what a step still needs, and for nothing else. */
final class MissingFields extends Dialog {

    private final FieldForm form;
    private final Map<String, @Nullable Object> changes;
    private final Function<Map<String, @Nullable Object>, List<FieldProblem>> save;

    /**
     * @param why says why a field is needed, with some changes
     * @param save returns what is still wrong
     */
    MissingFields(
            String title,
            Shown shown,
            List<FieldProblem> problems,
            Map<String, @Nullable Object> changes,
            Choices choices,
            BiConsumer<Field, Map<String, @Nullable Object>> why,
            Function<Map<String, @Nullable Object>, List<FieldProblem>> save) {
        Language language = shown.cells().language();
        this.changes = new HashMap<>(changes);
        this.save = save;
        form = new FieldForm(shown.type(), language, choices);
        form.onWhy(field -> why.accept(field, all(form.readable())));
        setHeaderTitle(title);
        setWidth("440px");
        problems.stream()
                .map(FieldProblem::field)
                .distinct()
                .flatMap(name -> shown.type().findField(name).stream())
                .filter(field -> !field.readOnly())
                .forEach(field -> form.add(field, shown.record().value(field)));
        form.fit(name -> Optional.<Object>ofNullable(changes.get(name))
                .or(() -> shown.record().value(name)));
        add(form);
        Button go = new Button(language.t("record.save"), _ -> save());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), go);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                form.complain(problems);
            }
        });
    }

    /** True if every problem has a field here. */
    static boolean canAsk(Shown shown, List<FieldProblem> problems) {
        return !problems.isEmpty()
                && problems.stream()
                        .allMatch(problem -> shown.type()
                                .findField(problem.field())
                                .filter(field -> !isSystems(field))
                                .isPresent());
    }

    private static boolean isSystems(Field field) {
        return field.readOnly();
    }

    private Map<String, @Nullable Object> all(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> all = new HashMap<>(changes);
        all.putAll(values);
        return all;
    }

    private void save() {
        form.read().ifPresent(values -> {
            List<FieldProblem> left = save.apply(all(values));
            if (left.isEmpty()) {
                close();
            } else {
                form.complain(left);
            }
        });
    }
}
