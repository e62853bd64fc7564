package crm.rest.caller;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.Memberships;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Finds out who is calling and in which tenant, before anything else is done with a request. */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

    private final Memberships memberships;
    private final CurrentCaller current;

    @Inject
    public CallerFilter(Memberships memberships, CurrentCaller current) {
        this.memberships = memberships;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Identity identity = Identity.of(request.getSecurityContext().getUserPrincipal())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_SIGNED_IN, "Sign in, or send a token."));
        Optional<String> tenant = Optional.ofNullable(request.getHeaderString(TenantChoice.HEADER));
        current.is(TenantChoice.choose(memberships.of(identity.issuer(), identity.subject()), tenant));
    }
}
