package crm.rest.caller;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.Member;
import crm.transaction.Caller;
import crm.web.WhoAmI;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sent the request that is being answered, and in which of his tenants he acts. */
@RequestScoped
public class CurrentCaller {

    static final String ORIGIN = "rest";

    private @Nullable WhoAmI person;
    private List<Member> memberships = List.of();
    private Optional<String> alias = Optional.empty();

    /**
     * Says who it is: once for each request, by what has verified it.
     *
     * @param wanted alias of the tenant that the request is for, where it says so
     */
    public void is(WhoAmI verified, List<Member> known, Optional<String> wanted) {
        person = verified;
        memberships = known;
        alias = wanted;
    }

    /** @throws ProblemException {@code NOT_SIGNED_IN} */
    public WhoAmI person() {
        if (person == null) {
            throw new ProblemException(ProblemCode.NOT_SIGNED_IN, "Sign in, or send a token.");
        }
        return person;
    }

    /** All tenants he belongs to. */
    public List<Member> memberships() {
        return memberships;
    }

    /** Empty where he belongs to none, or to several and does not say which. */
    public Optional<Member> findMember() {
        return alias.isEmpty() && memberships.size() != 1 ? Optional.empty() : Optional.of(member());
    }

    /** @throws ProblemException {@code NO_TENANT} or {@code SEVERAL_TENANTS} */
    public Member member() {
        return TenantChoice.choose(memberships, alias);
    }

    /** @throws ProblemException {@code NO_TENANT} or {@code SEVERAL_TENANTS} */
    public Caller caller() {
        return member().caller(ORIGIN);
    }
}
