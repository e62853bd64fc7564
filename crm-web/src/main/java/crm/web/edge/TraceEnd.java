package crm.web.edge;

import crm.measure.Tracing;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Singleton;

/** Sends the last traces before the node is gone. */
@Singleton
class TraceEnd {

    void onStop(@Observes Shutdown event) {
        Tracing.ofNode().close();
    }
}
