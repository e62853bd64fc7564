package crm.web.edit;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.renderer.LitRenderer;
import crm.metadata.EntityType;
import crm.metadata.LookupType;
import crm.value.RecordRef;
import crm.web.cell.Cells;
import crm.web.cell.Hues;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses a record by the beginning of its title, or makes a new one. */
final class LookupEditor extends ComboBox<Choice> {

    private static final String ROW = """
            <div class="choice"><i class="av ${item.round} ${item.hue}" aria-hidden="true">${item.initials}</i>
            <span class="choice-text"><span class="choice-title">${item.title}</span>${
            item.line ? html`<span class="choice-line">${item.line}</span>` : ''}</span></div>""";

    private final Choices choices;
    private final LookupType type;
    private final Language language;
    private final Optional<EntityType> creatable;

    LookupEditor(LookupType type, Choices choices, Language language) {
        this.choices = choices;
        this.type = type;
        this.language = language;
        creatable = choices.creatable(type.target());
        setPageSize(20);
        setItemLabelGenerator(Choice::title);
        setRenderer(renderer(type));
        // the list has no count: the last row only shows when the matches end
        setItems(query -> page(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        addValueChangeListener(change -> {
            if (change.getValue() != null && change.getValue().isNew()) {
                setValue(change.getOldValue());
                create(change.getValue());
            }
        });
    }

    private static LitRenderer<Choice> renderer(LookupType type) {
        boolean person = type.target().equals(EntityType.USER);
        return LitRenderer.<Choice>of(ROW)
                .withProperty("title", Choice::title)
                .withProperty("line", choice -> choice.isNew() ? "" : choice.line())
                .withProperty("round", choice -> person ? "av-person" : "av-record")
                .withProperty(
                        "hue",
                        choice -> choice.ref() == null
                                ? "hue-teal"
                                : "hue-" + Hues.of(choice.ref().id()))
                .withProperty("initials", choice -> choice.isNew() ? "+" : Cells.initials(choice.title()));
    }

    private List<Choice> page(String prefix, int offset, int limit) {
        List<Choice> all = new ArrayList<>(choices.startingWith(type.target(), prefix, language));
        creatable.ifPresent(target -> all.add(new Choice(null, creation(target, prefix), prefix.strip())));
        return all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
    }

    private String creation(EntityType target, String prefix) {
        String name = target.label().in(language.locale());
        return prefix.isBlank()
                ? language.t("edit.create", name)
                : language.t("edit.createNamed", name, prefix.strip());
    }

    private void create(Choice asked) {
        creatable.ifPresent(target -> new QuickCreate(target, asked.line(), choices, language, this::setValue).open());
    }

    /** Chooses the record of exactly this title, if there is one. */
    void type(String title) {
        choices.startingWith(type.target(), title, language).stream()
                .filter(choice -> choice.title().equals(title.strip()))
                .findFirst()
                .ifPresentOrElse(this::setValue, this::clear);
    }

    void show(RecordRef ref) {
        choices.of(ref).ifPresentOrElse(this::setValue, this::clear);
    }
}
