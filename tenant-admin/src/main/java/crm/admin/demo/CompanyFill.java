package crm.admin.demo;

import crm.admin.KnownRecords;
import crm.admin.MissingRecords;
import crm.admin.NewPerson;
import crm.admin.People;
import crm.admin.ProvisionedTenant;
import crm.admin.TenantProvisioning;
import crm.admin.identity.Identities;
import crm.metadata.EntityType;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.transaction.Transactions;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Provisions a demo company's tenant and fills it, through the same doors as everybody. What is there already is left
 * alone, so it is done again after a kill; once it is complete, that is noted in Keycloak and never looked into again.
 */
@Singleton
class CompanyFill {

    /** Noted on the organization: the user record of the administrator, which no other database has. */
    private static final String FILLED = "kinship.filled";

    private static final String HEAD = "head";

    private final TenantProvisioning provisioning;
    private final People people;
    private final Identities identities;
    private final Transactions transactions;
    private final Records records;
    private final CompanyCurrencies currencies;

    @Inject
    CompanyFill(
            TenantProvisioning provisioning,
            People people,
            Identities identities,
            Transactions transactions,
            Records records,
            CompanyCurrencies currencies) {
        this.provisioning = provisioning;
        this.people = people;
        this.identities = identities;
        this.transactions = transactions;
        this.records = records;
        this.currencies = currencies;
    }

    /** @param progress hears how far it is */
    void fill(Company company, Consumer<String> progress) {
        CompanyPeople staff = new CompanyPeople(company);
        ProvisionedTenant tenant = provisioning.provision(company.tenant(), staff.administrator());
        String complete = tenant.administrator().id().toString();
        if (identities.note(tenant.organization(), FILLED).equals(Optional.of(complete))) {
            return;
        }
        CompanyRecords wanted = new CompanyRecords(company, tenant.administrator());
        MissingRecords missing = new MissingRecords(transactions, records, tenant.system());

        progress.accept("people of " + company.tenant().name());
        KnownRecords departments = missing.create(EntityType.DEPARTMENT, "name", wanted.departments());
        KnownRecords managers = ensure(tenant, staff.managers(departments));
        KnownRecords users = ensure(tenant, staff.reps(departments, managers));
        appointHeads(company, tenant, departments, users);

        currencies.ensure(tenant.system(), company.currencies());
        progress.accept("accounts of " + company.tenant().name());
        KnownRecords products = missing.create("product", "code", wanted.products());
        KnownRecords accounts = missing.create("account", "externalId", wanted.accounts(users));
        KnownRecords contacts = missing.create("contact", "externalId", wanted.contacts(users, accounts));
        int deals = company.deals().size();
        missing.create(
                "opportunity",
                "externalId",
                wanted.deals(users, products, accounts, contacts),
                done -> progress.accept("%,d of %,d deals".formatted(done, deals)));

        identities.putNote(tenant.organization(), FILLED, complete);
    }

    private KnownRecords ensure(ProvisionedTenant tenant, List<NewPerson> persons) {
        return people.ensure(tenant.number(), tenant.organization(), persons);
    }

    /** Departments and people name each other: the heads come when both are there. */
    private void appointHeads(Company company, ProvisionedTenant tenant, KnownRecords departments, KnownRecords users) {
        transactions.execute(
                tenant.system(),
                () -> company.teams()
                        .forEach(team -> appoint(
                                departments.ref(team.name()),
                                users.ref(team.manager().email()))));
    }

    private void appoint(RecordRef department, RecordRef head) {
        if (records.find(department).value(HEAD).isEmpty()) {
            records.update(department, RecordPatch.of(Map.of(HEAD, head)));
        }
    }
}
