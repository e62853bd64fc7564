package crm.web.edge;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;

/** Gives every script of the application's page the nonce that its policy asks for; a new one for every page. */
public final class PageNonce implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            String nonce = ContentPolicy.nonce();
            page.getDocument().select("script").attr("nonce", nonce);
            page.getVaadinResponse().setHeader(ContentPolicy.HEADER, ContentPolicy.ofPage(nonce));
        });
    }
}
