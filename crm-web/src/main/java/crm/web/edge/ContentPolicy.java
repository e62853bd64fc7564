package crm.web.edge;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a page may load and run (Content Security Policy). Scripts are files of ours, or carry the nonce of their page.
 * Vaadin sends expressions for its own script to run, and so needs {@code 'unsafe-eval'}; its components style themselves,
 * and so need inline styles. An inline script that somebody smuggled in does not run.
 */
public final class ContentPolicy {

    public static final String HEADER = "Content-Security-Policy";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 18;

    private ContentPolicy() {}

    /** For everything but the application's page: no inline script at all. */
    static String ofFiles() {
        return policy("'self'");
    }

    /** For the page of the application. */
    public static String ofPage(String nonce) {
        return policy("'self' 'nonce-%s' 'unsafe-eval'".formatted(nonce));
    }

    public static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** Signing out is a form whose answer leads to the identity provider, which a browser counts as its target. */
    private static String policy(String scripts) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src " + scripts,
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self' " + identityProvider(),
                "frame-ancestors 'none'");
    }

    private static String identityProvider() {
        String issuer = System.getProperty("crm.oidc.url", "");
        return issuer.isEmpty()
                ? ""
                : URI.create(issuer).resolve("/").toString().replaceAll("/$", "");
    }
}
