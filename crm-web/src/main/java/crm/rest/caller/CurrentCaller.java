package crm.rest.caller;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.Member;
import crm.transaction.Caller;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who sent the request that is being answered. */
@RequestScoped
public class CurrentCaller {

    private static final String ORIGIN = "rest";

    private @Nullable Member member;

    /** @throws ProblemException {@code NOT_SIGNED_IN} */
    public Member member() {
        if (member == null) {
            throw new ProblemException(ProblemCode.NOT_SIGNED_IN, "Sign in, or send a token.");
        }
        return member;
    }

    /** @throws ProblemException {@code NOT_SIGNED_IN} */
    public Caller caller() {
        Member known = member();
        return new Caller(known.tenant(), known.user(), known.roles(), ORIGIN);
    }

    /** Says who it is: once for each request, by what has verified it. */
    public void is(Member verified) {
        member = verified;
    }
}
