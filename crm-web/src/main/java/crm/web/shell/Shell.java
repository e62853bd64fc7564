package crm.web.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.communication.PushMode;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/** The page that all views live in. */
@Push(value = PushMode.AUTOMATIC, transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://assets/app.css")
@StyleSheet("context://assets/ui-list.css")
@StyleSheet("context://assets/ui-record.css")
@StyleSheet("context://assets/shell.css")
@StyleSheet("context://assets/home.css")
@StyleSheet("context://assets/admin.css")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class Shell implements AppShellConfigurator {

    /** Before the first paint, or a dark page would flash white. */
    private static final String SCHEME = """
            const scheme = localStorage.getItem('kinship.scheme');
            if (scheme === 'light' || scheme === 'dark') document.documentElement.style.colorScheme = scheme;
            """;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "assets/icon.svg", "any");
        settings.addMetaTag("theme-color", "#f2f5f5");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addInlineWithContents(Inline.Position.PREPEND, SCHEME, Inline.Wrapping.JAVASCRIPT);
    }
}
