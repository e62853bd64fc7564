package crm.web.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.dom.Element;
import crm.journal.History;
import crm.journal.PastChange;
import crm.value.RecordRef;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to a record, by day, newest first. */
final class Timeline extends Aside {

    private final RecordReading reading;
    private final RecordRef ref;
    private final Language language;
    private final Element list = Sentence.tag("div", "timeline-list", "");
    private final Button earlier;
    private @Nullable LocalDate day;
    private long last = History.NEWEST;
    private Optional<String> currency = Optional.empty();

    Timeline(RecordRef ref, RecordReading reading, Language language) {
        this.ref = ref;
        this.reading = reading;
        this.language = language;
        addClassName("timeline");
        setId("timeline");
        getElement().setAttribute("aria-label", language.t("record.timeline"));
        getElement().appendChild(Sentence.tag("h2", "", language.t("record.timeline")), list);
        earlier = new Button(language.t("record.earlier"), _ -> more());
        earlier.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        earlier.setVisible(false);
        add(earlier);
        for (int i = 0; i < 3; i++) {
            list.appendChild(Sentence.tag("div", "skeleton", ""));
        }
    }

    /** Begins anew from what is newest. */
    void load() {
        list.removeAllChildren();
        day = null;
        last = History.NEWEST;
        more();
    }

    private void more() {
        try {
            append(reading.history(ref, last, language));
        } catch (RuntimeException failure) {
            list.removeAllChildren();
            earlier.setVisible(false);
            list.appendChild(new PartFailed(failure, this::load, language).getElement());
        }
    }

    private void append(RecordReading.Told told) {
        if (last == History.NEWEST) {
            currency = told.cells().currency();
        }
        ChangeWords words = new ChangeWords(told, currency);
        for (PastChange change : told.changes()) {
            LocalDate on = change.at().atZone(language.zone()).toLocalDate();
            if (!on.equals(day)) {
                list.appendChild(Sentence.tag("h3", "day-head", head(on)));
                day = on;
            }
            list.appendChild(entry(change, words));
            last = change.v();
        }
        currency = words.currency();
        earlier.setVisible(told.more());
    }

    private Element entry(PastChange change, ChangeWords words) {
        Element entry = new Element("article");
        entry.getClassList().add("entry");
        entry.getClassList().add(words.kind(change));
        Element text = words.of(change);
        text.getClassList().add("entry-text");
        Element time = Sentence.tag("time", "", Formats.time(change.at(), language));
        time.setAttribute("title", Formats.dateTime(change.at(), language));
        change.note().ifPresent(note -> text.appendChild(Sentence.tag("q", "entry-note", note)));
        entry.appendChild(Sentence.tag("i", "mark", ""), text, time);
        return entry;
    }

    private String head(LocalDate on) {
        long days = ChronoUnit.DAYS.between(on, language.today());
        if (days == 0) {
            return language.t("edit.date.today");
        }
        return days == 1 ? language.t("record.yesterday") : Formats.date(on, language);
    }
}
