package crm.web.edit;

import com.vaadin.flow.component.combobox.ComboBox;
import crm.metadata.EntityType;
import crm.metadata.LookupType;
import crm.value.RecordRef;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;

/** Chooses a record by the beginning of its title, or makes a new one. */
final class LookupEditor extends ComboBox<Choice> {

    private final Choices choices;
    private final LookupType type;
    private final Language language;
    private final List<EntityType> creatable;

    LookupEditor(LookupType type, Choices choices, Language language) {
        this.choices = choices;
        this.type = type;
        this.language = language;
        creatable = type.targets().stream()
                .flatMap(target -> choices.creatable(target).stream())
                .toList();
        setPageSize(20);
        setItemLabelGenerator(Choice::title);
        setRenderer(ChoiceRow.of(type.isOfSeveral(), language));
        // the list has no count: the last row only shows when the matches end
        setItems(query -> page(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        addValueChangeListener(change -> {
            if (change.getValue() != null && change.getValue().isNew()) {
                setValue(change.getOldValue());
                create(change.getValue());
            }
        });
    }

    private List<Choice> page(String prefix, int offset, int limit) {
        List<Choice> all = new ArrayList<>(choices.startingWith(type.targets(), prefix, language));
        creatable.forEach(target -> all.add(new Choice(null, creation(target, prefix), prefix.strip(), target)));
        return all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
    }

    private String creation(EntityType target, String prefix) {
        String name = target.label().in(language.locale());
        return prefix.isBlank()
                ? language.t("edit.create", name)
                : language.t("edit.createNamed", name, prefix.strip());
    }

    private void create(Choice asked) {
        new QuickCreate(asked.kind(), asked.line(), choices, language, this::setValue).open();
    }

    /** Chooses the record of exactly this title, if there is one. */
    void type(String title) {
        choices.startingWith(type.targets(), title, language).stream()
                .filter(choice -> choice.title().equals(title.strip()))
                .findFirst()
                .ifPresentOrElse(this::setValue, this::clear);
    }

    void show(RecordRef ref) {
        choices.of(ref).ifPresentOrElse(this::setValue, this::clear);
    }
}
