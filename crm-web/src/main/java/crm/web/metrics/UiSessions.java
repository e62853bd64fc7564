package crm.web.metrics;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.prometheus.metrics.core.metrics.Gauge;

/** How many people have the application open in a browser. */
public final class UiSessions implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final Gauge SESSIONS = Gauge.builder()
            .name("kinship_ui_sessions")
            .help("Browser sessions of the web application")
            .register();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(_ -> SESSIONS.inc());
        event.getSource().addSessionDestroyListener(_ -> SESSIONS.dec());
    }
}
