package crm.web.record;

import crm.problem.ProblemException;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.edit.Choices;
import crm.web.edit.FieldWords;
import crm.web.list.ListAddress;
import crm.web.shell.Session;
import crm.web.text.Language;
import java.util.function.Consumer;

/** The record of a page, as it is now: what the parts of the page share. */
final class OpenRecord {

    private final Session session;
    private final Records records;
    private final RecordReading reading;
    private final Choices choices;
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
            ListAddress list,
            RecordBand band,
            Shown now,
            Consumer<Shown> redraw) {
        this.session = session;
        this.records = records;
        this.reading = reading;
        this.choices = choices;
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
