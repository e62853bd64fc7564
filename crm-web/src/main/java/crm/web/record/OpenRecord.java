package crm.web.record;

import crm.metadata.Field;
import crm.problem.ProblemException;
import crm.record.Reason;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.edit.Choices;
import crm.web.edit.FieldWords;
import crm.web.edit.WhyDialog;
import crm.web.edit.Whys;
import crm.web.list.ListAddress;
import crm.web.shell.Session;
import crm.web.text.Language;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The record of a page, as it is now: what the parts of the page share. */
final class OpenRecord {

    private final Session session;
    private final Records records;
    private final RecordReading reading;
    private final Choices choices;
    private final Whys whys;
    private final ListAddress list;
    private final RecordBand band;
    private final Consumer<Shown> redraw;
    private Shown now;

    /** @param redraw is told each time the record was read again */
    OpenRecord(
            Session session,
            Records records,
            RecordReading reading,
            Choices choices,
            Whys whys,
            ListAddress list,
            RecordBand band,
            Shown now,
            Consumer<Shown> redraw) {
        this.session = session;
        this.records = records;
        this.reading = reading;
        this.choices = choices;
        this.whys = whys;
        this.list = list;
        this.band = band;
        this.now = now;
        this.redraw = redraw;
    }

    Shown now() {
        return now;
    }

    RecordRef ref() {
        return now.record().ref();
    }

    Language language() {
        return now.cells().language();
    }

    FieldWords words() {
        return new FieldWords(language());
    }

    Session session() {
        return session;
    }

    Records records() {
        return records;
    }

    RecordReading reading() {
        return reading;
    }

    Choices choices() {
        return choices;
    }

    /** Says why a field is as it is, or would be with some changes. */
    void why(Field field, Map<String, @Nullable Object> changes) {
        List<Whys.Why> about = whys.of(ref(), changes, language()).stream()
                .filter(why -> why.isAbout(field.name()))
                .toList();
        WhyDialog.open(words().label(field), about, language());
    }

    /** Says why fields are not shown, to whoever may shape the company. */
    void whyHidden() {
        WhyDialog.openHidden(
                whys.of(ref(), Map.of(), language()).stream()
                        .filter(why -> why.reason().state() == Reason.State.HIDDEN)
                        .toList(),
                language());
    }

    boolean mayShape() {
        return whys.mayShape();
    }

    /** The list that the person came from. */
    ListAddress list() {
        return list;
    }

    RecordBand band() {
        return band;
    }

    /** Reads the record again and draws what shows it. */
    void refresh() {
        try {
            now = reading.read(ref(), language());
        } catch (ProblemException problem) {
            gone();
            return;
        }
        redraw.accept(now);
    }

    /** Somebody deleted it, or it may no longer be seen: what is typed stays, and there is a way back. */
    void gone() {
        band.gone(language(), () -> {
            try {
                session.run(() -> records.restore(ref()));
                band.clear();
                refresh();
            } catch (ProblemException problem) {
                band.problem(language().t("record.notRestored"));
            }
        });
    }
}
