package crm.web.edit;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import crm.metadata.LinksType;
import crm.value.RecordRef;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses several records by the beginning of their titles. Links to records that cannot be seen stay as they are. */
final class LinksEditor extends MultiSelectComboBox<Choice> {

    private static final int PAGE = 20;

    private final LinksType type;
    private final Choices choices;
    private final Language language;
    private final List<RecordRef> unseen = new ArrayList<>();

    LinksEditor(LinksType type, Choices choices, Language language) {
        this.type = type;
        this.choices = choices;
        this.language = language;
        setPageSize(PAGE);
        setItemLabelGenerator(Choice::title);
        setRenderer(ChoiceRow.of(false, language));
        setClearButtonVisible(true);
        setItems(query -> {
            List<Choice> all =
                    choices.startingWith(type.targets(), query.getFilter().orElse(""), language);
            int from = Math.min(query.getOffset(), all.size());
            return all.subList(from, Math.min(from + query.getLimit(), all.size())).stream();
        });
    }

    void show(List<RecordRef> refs) {
        List<Choice> seen = choices.of(type.target(), refs);
        unseen.clear();
        unseen.addAll(refs);
        unseen.removeAll(seen.stream().map(Choice::ref).toList());
        setValue(seen);
    }

    Optional<Object> read() {
        List<RecordRef> all = new ArrayList<>(unseen);
        getValue().forEach(choice -> Optional.ofNullable(choice.ref()).ifPresent(all::add));
        return all.isEmpty() ? Optional.empty() : type.parse(type.toJson(all));
    }

    /** Chooses the records of exactly these titles. */
    void type(Stream<String> titles) {
        setValue(titles.flatMap(title -> choices.startingWith(type.targets(), title, language).stream()
                        .filter(choice -> choice.title().equals(title.strip()))
                        .limit(1))
                .toList());
    }
}
