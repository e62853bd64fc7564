package crm.web.edge;

import crm.transaction.Caller;
import io.opentelemetry.context.Context;
import java.util.Optional;
import org.slf4j.MDC;

/** What is known of the request that is being answered. Names no person: ids only, because it goes to the log. */
public final class CurrentRequest {

    static final ScopedValue<CurrentRequest> CURRENT = ScopedValue.newInstance();

    private static final String REQUEST = "request";
    private static final String TENANT = "tenant";
    private static final String USER = "user";

    private final RequestId id;
    private final Context trace;
    private volatile String route;
    private volatile String tenantClass = "none";

    CurrentRequest(RequestId id, String route, Context trace) {
        this.id = id;
        this.trace = trace;
        this.route = route;
    }

    /** Empty on threads that answer no request: jobs, a push to a browser. */
    public static Optional<CurrentRequest> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public RequestId id() {
        return id;
    }

    Context trace() {
        return trace;
    }

    /** A template such as {@code /api/v1/{entity}/{id}}: never an address, or every record would be a metric. */
    String route() {
        return route;
    }

    public void isFor(String template) {
        route = template;
    }

    String tenantClass() {
        return tenantClass;
    }

    /** Says who asked, for the log, and how big his tenant is, for the metrics. */
    public void comesFrom(Caller caller, String sizeOfTenant) {
        tenantClass = sizeOfTenant;
        MDC.put(TENANT, Integer.toString(caller.tenant()));
        MDC.put(USER, caller.user().toString());
    }

    void beginLogging() {
        MDC.put(REQUEST, id.text());
    }

    static void endLogging() {
        MDC.remove(REQUEST);
        MDC.remove(TENANT);
        MDC.remove(USER);
    }
}
