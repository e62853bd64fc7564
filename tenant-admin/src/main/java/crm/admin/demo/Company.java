package crm.admin.demo;

import crm.admin.NewTenant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a demo tenant is filled with, as its files and their mapping say. People are named by their mail address,
 * teams, offices and products by their name, accounts and contacts by their external id.
 *
 * @param accounts in an order in which parents come before their subsidiaries
 */
record Company(
        NewTenant tenant,
        String password,
        Person administrator,
        List<Currency> currencies,
        List<String> offices,
        List<Team> teams,
        List<Person> reps,
        List<Product> products,
        List<Account> accounts,
        List<Contact> contacts,
        List<Deal> deals) {

    record Person(String firstName, String lastName, String email, String jobTitle, String team) {}

    /** Another currency than the tenant's, with what it is worth from each day on. */
    record Currency(String code, Map<LocalDate, BigDecimal> rates) {}

    /** A manager with his reps, in an office. */
    record Team(String name, String office, Person manager) {}

    record Product(String name, String code, String family, BigDecimal listPrice) {}

    record Account(
            String externalId,
            String name,
            Optional<String> parent,
            String type,
            String sector,
            BigDecimal foundedYear,
            BigDecimal employees,
            BigDecimal annualRevenue,
            String country,
            String owner) {}

    record Contact(
            String externalId,
            String name,
            String account,
            String jobTitle,
            String email,
            String phone,
            String owner) {}

    record Deal(
            String externalId,
            String name,
            String owner,
            String product,
            Optional<String> account,
            String stage,
            String forecastCategory,
            BigDecimal amount,
            Optional<String> currency,
            LocalDate closeDate,
            Optional<LocalDate> engagedOn,
            Optional<String> lostReason) {}
}
