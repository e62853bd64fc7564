package crm.admin.demo;

import crm.admin.KnownRecords;
import crm.admin.WantedRecord;
import crm.admin.demo.Company.Account;
import crm.admin.demo.Company.Contact;
import crm.admin.demo.Company.Deal;
import crm.admin.demo.Company.Product;
import crm.metadata.EntityType;
import crm.value.PostalAddress;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a demo company's tenant holds, as records with their fields. What nobody sells belongs to the administrator. */
final class CompanyRecords {

    private final Company company;
    private final RecordRef administrator;

    CompanyRecords(Company company, RecordRef administrator) {
        this.company = company;
        this.administrator = administrator;
    }

    /** Offices, and the teams in them. */
    List<WantedRecord> departments() {
        Stream<WantedRecord> offices = company.offices().stream()
                .map(office -> WantedRecord.of(office, Map.of("name", office, EntityType.OWNER, administrator)));
        Stream<WantedRecord> teams = company.teams().stream()
                .map(team -> new WantedRecord(
                        team.name(),
                        departments -> Map.of(
                                "name",
                                team.name(),
                                "parent",
                                departments.ref(team.office()),
                                EntityType.OWNER,
                                administrator)));
        return Stream.concat(offices, teams).toList();
    }

    List<WantedRecord> products() {
        return company.products().stream()
                .map(product -> WantedRecord.of(product.code(), values(product)))
                .toList();
    }

    private Map<String, Object> values(Product product) {
        return Map.of(
                "name",
                product.name(),
                "code",
                product.code(),
                "family",
                product.family(),
                "listPrice",
                money(product.listPrice()),
                EntityType.OWNER,
                administrator);
    }

    List<WantedRecord> accounts(KnownRecords users) {
        return company.accounts().stream()
                .map(account -> new WantedRecord(account.externalId(), accounts -> values(account, users, accounts)))
                .toList();
    }

    private static Map<String, Object> values(Account account, KnownRecords users, KnownRecords accounts) {
        Map<String, Object> values = new HashMap<>();
        values.put("externalId", account.externalId());
        values.put("name", account.name());
        account.parent().ifPresent(parent -> values.put("parent", accounts.ref(parent)));
        values.put("type", account.type());
        values.put("sector", account.sector());
        values.put("foundedYear", account.foundedYear());
        values.put("employees", account.employees());
        values.put("annualRevenue", money(account.annualRevenue()));
        values.put("billingAddress", new PostalAddress("", "", "", "", account.country()));
        values.put(EntityType.OWNER, users.ref(account.owner()));
        return values;
    }

    List<WantedRecord> contacts(KnownRecords users, KnownRecords accounts) {
        return company.contacts().stream()
                .map(contact -> WantedRecord.of(contact.externalId(), values(contact, users, accounts)))
                .toList();
    }

    private static Map<String, Object> values(Contact contact, KnownRecords users, KnownRecords accounts) {
        return Map.of(
                "externalId",
                contact.externalId(),
                "name",
                contact.name(),
                "account",
                accounts.ref(contact.account()),
                "jobTitle",
                contact.jobTitle(),
                "email",
                contact.email(),
                "phone",
                contact.phone(),
                EntityType.OWNER,
                users.ref(contact.owner()));
    }

    List<WantedRecord> deals(KnownRecords users, KnownRecords products, KnownRecords accounts, KnownRecords contacts) {
        Map<String, String> contactOf = new HashMap<>();
        company.contacts().forEach(contact -> contactOf.put(contact.account(), contact.externalId()));
        Map<String, String> codeOf = new HashMap<>();
        company.products().forEach(product -> codeOf.put(product.name(), product.code()));
        return company.deals().stream()
                .map(deal -> {
                    Map<String, Object> values = values(deal);
                    values.put(EntityType.OWNER, users.ref(deal.owner()));
                    values.put("product", products.ref(codeOf.getOrDefault(deal.product(), "")));
                    deal.account().ifPresent(account -> {
                        values.put("account", accounts.ref(account));
                        values.put("contact", contacts.ref(contactOf.getOrDefault(account, "")));
                    });
                    return WantedRecord.of(deal.externalId(), values);
                })
                .toList();
    }

    private static Map<String, Object> values(Deal deal) {
        Map<String, Object> values = new HashMap<>();
        values.put("externalId", deal.externalId());
        values.put("name", deal.name());
        values.put("stage", deal.stage());
        values.put("forecastCategory", deal.forecastCategory());
        values.put("amount", money(deal.amount()));
        deal.currency().ifPresent(code -> values.put(EntityType.CURRENCY, code));
        values.put("closeDate", deal.closeDate());
        deal.engagedOn().ifPresent(day -> values.put("engagedOn", day));
        deal.lostReason().ifPresent(reason -> values.put("lostReason", reason));
        return values;
    }

    /** A currency field keeps two decimals. */
    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2);
    }
}
