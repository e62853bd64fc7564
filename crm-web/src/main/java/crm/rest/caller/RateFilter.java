package crm.rest.caller;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Holds a program that asks without pause, so that one user cannot take a whole node. */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION)
public class RateFilter implements ContainerRequestFilter {

    private static final int PER_SECOND = Integer.getInteger("kinship.rest.requests-per-second", 100);
    private static final int BURST = Integer.getInteger("kinship.rest.burst", 400);

    private final CurrentCaller current;
    private final RequestBuckets buckets = new RequestBuckets(PER_SECOND, BURST);

    @Inject
    public RateFilter(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!buckets.take(current.person().subject())) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_REQUESTS,
                    "More than %d requests a second. Wait as Retry-After says.".formatted(PER_SECOND));
        }
    }
}
