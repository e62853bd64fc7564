package crm.admin;

import crm.admin.identity.Identities;
import crm.admin.identity.Organization;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.tenant.Memberships;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Adds people to a tenant: the user record, the login, the membership that joins them. Every step leaves alone what is
 * there already and the membership comes last, so it may be done again after a failure at any point.
 */
@Singleton
public class People {

    /** Keycloak hashes a password on every core it has; more at once only wait there. */
    private static final int LOGINS_AT_ONCE = 4;

    private final Transactions transactions;
    private final Records records;
    private final Identities identities;
    private final Memberships memberships;

    @Inject
    public People(Transactions transactions, Records records, Identities identities, Memberships memberships) {
        this.transactions = transactions;
        this.records = records;
        this.identities = identities;
        this.memberships = memberships;
    }

    /** @return the user records by mail address */
    public KnownRecords ensure(int tenant, Organization organization, List<NewPerson> people) {
        KnownRecords users = ensureRecords(Caller.system(tenant), people);
        for (Subject subject : ensureLogins(organization, people)) {
            NewPerson person = subject.person();
            UUID user = users.ref(person.email()).id();
            memberships.grant(tenant, user, identities.issuer(), subject.name(), person.roles());
        }
        return users;
    }

    private KnownRecords ensureRecords(Caller caller, List<NewPerson> people) {
        MissingRecords missing = new MissingRecords(transactions, records, caller);
        List<WantedRecord> wanted = people.stream()
                .map(person -> WantedRecord.of(person.email(), values(person)))
                .toList();
        KnownRecords users = missing.create(EntityType.USER, "email", wanted);
        transactions.execute(caller, () -> people.forEach(person -> giveToThemselves(users.ref(person.email()))));
        return users;
    }

    private static Map<String, Object> values(NewPerson person) {
        Map<String, Object> values = new HashMap<>(person.details());
        values.put("name", person.fullName());
        values.put("email", person.email());
        return values;
    }

    /** A person's record belongs to the person, who is not known before the record is there. */
    private void giveToThemselves(RecordRef user) {
        if (records.find(user).owner().equals(Caller.SYSTEM)) {
            records.update(user, RecordPatch.of(Map.of(EntityType.OWNER, user)));
        }
    }

    private List<Subject> ensureLogins(Organization organization, List<NewPerson> people) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(LOGINS_AT_ONCE, Thread.ofVirtual().factory())) {
            List<Callable<Subject>> tasks = new ArrayList<>();
            people.forEach(person -> tasks.add(() -> ensureLogin(organization, person)));
            List<Subject> subjects = new ArrayList<>();
            for (Future<Subject> login : threads.invokeAll(tasks)) {
                subjects.add(login.get());
            }
            return subjects;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.UNAVAILABLE, "Stopped while adding people.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException problem
                    ? problem
                    : new ProblemException(ProblemCode.INTERNAL, "People could not be added.", e);
        }
    }

    private Subject ensureLogin(Organization organization, NewPerson person) {
        String name = identities.ensureLogin(person.login());
        identities.join(organization, name);
        return new Subject(person, name);
    }

    /** @param name the subject of the person's tokens */
    private record Subject(NewPerson person, String name) {}
}
