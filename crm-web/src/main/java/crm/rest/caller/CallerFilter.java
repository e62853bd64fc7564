package crm.rest.caller;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.Memberships;
import crm.web.WhoAmI;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Finds out who is calling and which tenants he belongs to, before anything else is done with a request. */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

    private final HttpServletRequest servletRequest;
    private final Memberships memberships;
    private final CurrentCaller current;

    /** @param servletRequest stands for that of the current thread */
    @Inject
    public CallerFilter(HttpServletRequest servletRequest, Memberships memberships, CurrentCaller current) {
        this.servletRequest = servletRequest;
        this.memberships = memberships;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() == null) {
            throw new ProblemException(ProblemCode.NOT_SIGNED_IN, "Sign in, or send a token.");
        }
        WhoAmI person = WhoAmI.of(servletRequest);
        Optional<String> tenant = Optional.ofNullable(request.getHeaderString(TenantChoice.HEADER));
        current.is(person, memberships.of(person.issuer(), person.subject()), tenant);
    }
}
