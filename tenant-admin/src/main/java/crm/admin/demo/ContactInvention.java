package crm.admin.demo;

import crm.admin.demo.Company.Account;
import crm.admin.demo.Company.Contact;
import java.util.ArrayList;
import java.util.List;

/**
 * One contact for each account, since the files have none: always the same names in the same order. Mail goes to the
 * reserved domain {@code .example}, telephone numbers are from the range kept for fiction.
 */
final class ContactInvention {

    private final DemoMapping.Contacts mapping;

    ContactInvention(DemoMapping.Contacts mapping) {
        this.mapping = mapping;
    }

    List<Contact> contacts(List<Account> accounts) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            contacts.add(contact(accounts.get(i), i));
        }
        return contacts;
    }

    private Contact contact(Account account, int number) {
        String name = nth(mapping.firstNames(), number) + " " + nth(mapping.lastNames(), number);
        return new Contact(
                account.externalId() + "-1",
                name,
                account.externalId(),
                nth(mapping.jobTitles(), number),
                "%s@%s.example".formatted(Slug.of(name, "."), account.externalId()),
                "+1 212 555 %04d".formatted(100 + number % 100),
                account.owner());
    }

    private static String nth(List<String> words, int number) {
        return words.get(number % words.size());
    }
}
