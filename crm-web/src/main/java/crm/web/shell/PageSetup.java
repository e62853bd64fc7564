package crm.web.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import crm.web.edge.RequestId;
import crm.web.text.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the page itself is told once: its language, its scripts, the words for a lost connection, what to do on errors. */
final class PageSetup {

    private static final Logger LOG = LoggerFactory.getLogger(PageSetup.class);
    private static final int FIRST_DELAY = 300;
    private static final int ERROR_SHOWN = 10_000;

    private PageSetup() {}

    static void of(UI ui, Language language) {
        ui.setLocale(language.locale());
        ui.getPage()
                .executeJs(
                        """
                        document.documentElement.lang = $0;
                        const indicator = window.Vaadin.connectionIndicator;
                        if (indicator) {
                          indicator.offlineText = $1;
                          indicator.reconnectingText = $2;
                          indicator.onlineText = $3;
                        }""",
                        language.locale().toLanguageTag(),
                        language.t("connection.offline"),
                        language.t("connection.reconnecting"),
                        language.t("connection.online"));
        ui.getPage().addJavaScript("context://assets/turns.js");
        ui.getPage().addJavaScript("context://assets/keys.js");
        ui.getPage().addJavaScript("context://assets/charts.js");
        ui.getReconnectDialogConfiguration().setDialogText(language.t("connection.reconnecting"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(language.t("connection.offline"));
        ui.getLoadingIndicatorConfiguration().setFirstDelay(FIRST_DELAY);
        ui.getSession().setErrorHandler(event -> tell(event.getThrowable(), language));
    }

    /** A click that failed: what is on the page stays. */
    private static void tell(Throwable failure, Language language) {
        String reference = RequestId.current().spoken();
        LOG.error("Failure {} in a page", reference, failure);
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Notification.show(
                    language.t("error.click", reference), ERROR_SHOWN, Notification.Position.BOTTOM_CENTER));
        }
    }
}
