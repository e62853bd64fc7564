package crm.web.edge;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;

/** The headers that tell a browser what it may do with an answer. What an answer says itself stays. */
final class AnswerHeaders {

    private static final HttpString POLICY = new HttpString(ContentPolicy.HEADER);
    private static final HttpString TYPE_OPTIONS = new HttpString("X-Content-Type-Options");
    private static final HttpString REFERRER = new HttpString("Referrer-Policy");
    private static final HttpString PERMISSIONS = new HttpString("Permissions-Policy");
    private static final HttpString TRANSPORT = new HttpString("Strict-Transport-Security");

    /** Nothing of the machine is asked for yet: whoever needs the camera or the place opens it here. */
    private static final String NO_PERMISSIONS =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), display-capture=()";

    private static final String A_YEAR = "max-age=31536000";

    private final String policy = ContentPolicy.ofFiles();

    void complete(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getResponseHeaders();
        putIfAbsent(headers, POLICY, policy);
        putIfAbsent(headers, TYPE_OPTIONS, "nosniff");
        putIfAbsent(headers, REFERRER, "same-origin");
        putIfAbsent(headers, PERMISSIONS, NO_PERMISSIONS);
        if (exchange.getRequestScheme().equals("https")) {
            putIfAbsent(headers, TRANSPORT, A_YEAR);
            exchange.responseCookies().forEach(cookie -> cookie.setSecure(true));
        }
    }

    private static void putIfAbsent(HeaderMap headers, HttpString name, String value) {
        if (!headers.contains(name)) {
            headers.put(name, value);
        }
    }
}
