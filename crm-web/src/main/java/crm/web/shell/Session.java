package crm.web.shell;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.Records;
import crm.tenant.Member;
import crm.tenant.Memberships;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.RecordRef;
import crm.web.WhoAmI;
import crm.web.edge.TenantClasses;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who uses this browser session, and in which of his tenants. The membership is looked up again at every use, so that a
 * revoked one ends what the session can do.
 */
@Singleton
public class Session {

    private static final String PERSON = "kinship.person";
    private static final String TENANT = "kinship.tenant";
    private static final String ORIGIN = "ui";

    private final Memberships memberships;
    private final Transactions transactions;
    private final Records records;
    private final TenantClasses classes;

    @Inject
    public Session(Memberships memberships, Transactions transactions, Records records, TenantClasses classes) {
        this.memberships = memberships;
        this.transactions = transactions;
        this.records = records;
        this.classes = classes;
    }

    /** Who signed in, as the identity provider says it. */
    public WhoAmI person() {
        VaadinSession session = VaadinSession.getCurrent();
        if (session.getAttribute(PERSON) instanceof WhoAmI known) {
            return known;
        }
        WhoAmI person = WhoAmI.of(VaadinServletRequest.getCurrent().getHttpServletRequest());
        session.setAttribute(PERSON, person);
        return person;
    }

    /** The tenants to choose from. */
    public List<Member> memberships() {
        return memberships.of(person().issuer(), person().subject());
    }

    /** The chosen tenant, or the first; empty for somebody without any. */
    public Optional<Member> findMember() {
        List<Member> all = memberships();
        Object chosen = VaadinSession.getCurrent().getAttribute(TENANT);
        return all.stream()
                .filter(member -> member.tenantAlias().equals(chosen))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** @throws ProblemException {@code NO_TENANT} */
    public Member member() {
        return findMember()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NO_TENANT, "You belong to no company here yet. Ask an administrator to add you."));
    }

    /** Works in another of the person's tenants from now on. */
    public void choose(String tenantAlias) {
        VaadinSession.getCurrent().setAttribute(TENANT, tenantAlias);
    }

    public Caller caller() {
        return classes.noted(member().caller(ORIGIN));
    }

    /** Runs work in one transaction of the person. */
    public <T> T run(Supplier<T> work) {
        return transactions.run(caller(), work);
    }

    /** The person's own user record, to be asked within a transaction. */
    public Record user() {
        return records.find(new RecordRef("user", caller().user()));
    }
}
