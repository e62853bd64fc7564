package crm.web.shell;

import com.vaadin.flow.component.UI;
import crm.record.Records;
import crm.tenant.Tenant;
import crm.tenant.Tenants;
import crm.web.text.Language;
import crm.web.text.Translations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** How the person of this session reads: his record's language and time zone, else the browser's and the tenant's. */
@Singleton
public class Languages {

    private final Session session;
    private final Tenants tenants;
    private final Records records;

    @Inject
    public Languages(Session session, Tenants tenants, Records records) {
        this.session = session;
        this.tenants = tenants;
        this.records = records;
    }

    public Language current() {
        return session.findMember().isEmpty() ? ofBrowser() : ofMember();
    }

    /** For somebody who belongs to no tenant yet. */
    private static Language ofBrowser() {
        ZoneId zone = ZoneId.systemDefault();
        return new Language(locale(Optional.empty()), zone, LocalDate.now(zone), Currency.getInstance("USD"));
    }

    private Language ofMember() {
        Tenant tenant = tenants.get(session.caller().tenant());
        return session.run(() -> {
            var user = records
                    .unrestricted()
                    .findAll(
                            "user",
                            java.util.List.of(new crm.value.RecordRef(
                                    "user", session.caller().user())))
                    .values()
                    .stream()
                    .findFirst();
            ZoneId zone = ZoneId.of(user.flatMap(record -> record.value("timeZone", String.class))
                    .filter(ZoneId.getAvailableZoneIds()::contains)
                    .orElse(tenant.timeZone()));
            Locale locale = locale(user.flatMap(record -> record.value("language", String.class)));
            return new Language(locale, zone, LocalDate.now(zone), Currency.getInstance(tenant.currency()));
        });
    }

    private static Locale locale(Optional<String> chosen) {
        String language = chosen.orElseGet(
                () -> UI.getCurrent().getSession().getBrowser().getLocale().getLanguage());
        return Translations.LOCALES.stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
