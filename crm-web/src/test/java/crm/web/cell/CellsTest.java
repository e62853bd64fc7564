package crm.web.cell;

import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.EntityType;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.PackReader;
import crm.record.Record;
import crm.record.store.Row;
import crm.value.PostalAddress;
import crm.web.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CellsTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 20);
    private static final UUID SOMEBODY = new UUID(0, 1);
    private static final EntityType CASE = MetadataFold.base(
                    new PackReader(CellsTest.class.getClassLoader()).readWithRequired("equipment"))
            .metadata()
            .entityType("serviceCase");

    @Test
    void a_moment_of_a_closed_record_is_shown_as_of_any_other() {
        Instant due = Instant.now().minusSeconds(7_200);
        Cells cells = new Cells(language(Locale.ENGLISH), Map.of());

        assertThat(cells.of(serviceCase(Map.of("stage", "resolved", "dueAt", due)), CASE.field("dueAt")))
                .isEqualTo(cells.of(serviceCase(Map.of("stage", "reported", "dueAt", due)), CASE.field("dueAt")));
    }

    @Test
    void a_country_by_its_code_is_shown_by_its_name_and_any_other_text_as_it_is() {
        EntityType account = MetadataFold.base(
                        new PackReader(CellsTest.class.getClassLoader()).readWithRequired("sales"))
                .metadata()
                .entityType("account");
        PostalAddress coded = new PostalAddress("", "Utrecht", "", "", "NL");
        PostalAddress written = new PostalAddress("", "Utrecht", "", "", "Holland");

        assertThat(text(account, coded, Locale.ENGLISH)).isEqualTo("Utrecht, Netherlands");
        assertThat(text(account, coded, Locale.SIMPLIFIED_CHINESE)).isEqualTo("Utrecht, 荷兰");
        assertThat(text(account, written, Locale.ENGLISH)).isEqualTo("Utrecht, Holland");
    }

    private static String text(EntityType account, PostalAddress address, Locale locale) {
        return new Cells(language(locale), Map.of())
                .of(account.field("billingAddress"), address)
                .text();
    }

    private static Record serviceCase(Map<String, Object> values) {
        Instant made = Instant.EPOCH;
        return new Record(CASE, new Row(new UUID(0, 2), 1, values, SOMEBODY, made, SOMEBODY, made, SOMEBODY, null));
    }

    private static Language language(Locale locale) {
        return new Language(locale, ZoneOffset.UTC, TODAY, Currency.getInstance("USD"));
    }
}
