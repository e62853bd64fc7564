package crm.web.record;

import com.vaadin.flow.component.html.Paragraph;
import crm.metadata.EntityType;
import crm.record.Record;
import crm.transaction.Caller;
import crm.value.RecordRef;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.time.Instant;
import java.util.UUID;

/** The last line: who made the record, and when it was changed. */
final class RecordFoot extends Paragraph {

    RecordFoot(Shown shown) {
        addClassName("record-foot");
        show(shown);
    }

    void show(Shown shown) {
        Language language = shown.cells().language();
        Record record = shown.record();
        setText(language.t(
                "record.foot",
                Formats.date(record.createdAt().atZone(language.zone()).toLocalDate(), language),
                author(shown, language),
                when(record.updatedAt(), language)));
    }

    private static String when(Instant moment, Language language) {
        boolean isToday = moment.atZone(language.zone()).toLocalDate().equals(language.today());
        return isToday
                ? language.t("record.todayAt", Formats.time(moment, language))
                : Formats.dateTime(moment, language);
    }

    private static String author(Shown shown, Language language) {
        UUID author = shown.record().createdBy();
        return author.equals(Caller.SYSTEM)
                ? "Kinship"
                : shown.cells()
                        .titles()
                        .getOrDefault(new RecordRef(EntityType.USER, author), language.t("record.somebody"));
    }
}
