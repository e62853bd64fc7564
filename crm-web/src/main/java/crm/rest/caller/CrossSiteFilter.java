package crm.rest.caller;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses changes that another site's page could have sent with a user's session: a form can send cookies, but neither
 * of these headers.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION - 1)
public class CrossSiteFilter implements ContainerRequestFilter {

    static final String OWN_SCRIPT = "X-Requested-With";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod()) || has(request, HttpHeaders.AUTHORIZATION) || has(request, OWN_SCRIPT)) {
            return;
        }
        throw new ProblemException(
                ProblemCode.FORBIDDEN, "A change needs a token, or the header %s.".formatted(OWN_SCRIPT));
    }

    private static boolean has(ContainerRequestContext request, String header) {
        return request.getHeaders().containsKey(header);
    }
}
