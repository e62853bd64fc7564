package crm.web.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.server.handlers.CookieSameSiteMode;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Brings somebody who had to sign in first to what he asked for: a list with its conditions, a search. WildFly's login
 * keeps the path of an address and forgets what follows it. It also refuses whoever comes back when another page of the same
 * browser has begun to sign in meanwhile, as the tabs of a browser that starts do: he is sent once more.
 */
final class AskedPlace implements HttpHandler {

    static final String COOKIE = "kinship_asked";
    static final String AGAIN = "kinship_again";

    private static final int LONGEST = 3_000;
    private static final int SECONDS = 15 * 60;
    private static final int MOST_TIMES = 9;
    private static final int A_MINUTE = 60;

    private final HttpHandler next;

    AskedPlace(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.getRequestMethod().equals(Methods.GET)) {
            String path = exchange.getRequestURI(); // a page that tells of an error changes it
            exchange.addResponseCommitListener(answered -> onAnswer(answered, path));
        }
        next.handleRequest(exchange);
    }

    private static void onAnswer(HttpServerExchange exchange, String path) {
        if (exchange.getStatusCode() == StatusCodes.BAD_REQUEST && comesFromLogin(exchange)) {
            again(exchange, path);
            return;
        }
        String location = exchange.getResponseHeaders().getFirst(Headers.LOCATION);
        if (location == null || exchange.getStatusCode() != StatusCodes.FOUND) {
            return;
        }
        if (comesFromLogin(exchange)) {
            asked(exchange, path, location).ifPresent(query -> {
                exchange.getResponseHeaders().put(Headers.LOCATION, location + "?" + query);
                keep(exchange, "", 0);
            });
        } else if (location.contains("response_type=code")) {
            String query = exchange.getQueryString();
            boolean isKept = !query.isEmpty() && query.length() <= LONGEST;
            keep(exchange, isKept ? encoded(path + "?" + query) : "", isKept ? SECONDS : 0);
        }
    }

    /** All pages share the cookie that says which login is under way, so the first to come back finds another's. */
    private static void again(HttpServerExchange exchange, String path) {
        Cookie before = exchange.getRequestCookie(AGAIN);
        int times = before != null && before.getValue().matches("[1-9]") ? Integer.parseInt(before.getValue()) : 0;
        if (times == MOST_TIMES || !path.startsWith("/") || path.startsWith("//")) {
            return;
        }
        String query = asked(exchange, path, path).map(asked -> "?" + asked).orElse("");
        exchange.setStatusCode(StatusCodes.FOUND).getResponseHeaders().put(Headers.LOCATION, path + query);
        put(exchange, AGAIN, "" + (times + 1), A_MINUTE);
    }

    private static boolean comesFromLogin(HttpServerExchange exchange) {
        return exchange.getQueryParameters().containsKey("code")
                && exchange.getQueryParameters().containsKey("state");
    }

    /** What followed the path that the login leads back to. */
    private static Optional<String> asked(HttpServerExchange exchange, String path, String location) {
        Cookie cookie = exchange.getRequestCookie(COOKIE);
        if (cookie == null || location.contains("?")) {
            return Optional.empty();
        }
        return decoded(cookie.getValue())
                .filter(place -> place.startsWith(path + "?"))
                .map(place -> place.substring(place.indexOf('?') + 1))
                // a header's value is printable, whoever made the cookie
                .filter(query -> query.chars().allMatch(letter -> letter > ' ' && letter < 0x7F));
    }

    private static void keep(HttpServerExchange exchange, String value, int seconds) {
        if (seconds == 0 && exchange.getRequestCookie(COOKIE) == null) {
            return;
        }
        put(exchange, COOKIE, value, seconds);
    }

    private static void put(HttpServerExchange exchange, String name, String value, int seconds) {
        exchange.setResponseCookie(new CookieImpl(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSiteMode(CookieSameSiteMode.LAX.toString())
                .setMaxAge(seconds));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
