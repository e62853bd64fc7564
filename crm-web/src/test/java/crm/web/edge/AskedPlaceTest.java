package crm.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Around a handler that signs people in as WildFly does: it knows the path afterwards and nothing else. */
@SuppressWarnings("NullAway.Init") // set before each test
class AskedPlaceTest {

    private static final String ASKED = "filter=stage%20%3D%3D%20%27won%27&sort=name";

    private Undertow server;

    @BeforeEach
    void begin() {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", new AskedPlace(exchange -> {
                    if (exchange.getQueryString().contains("state=of-another-page")) {
                        exchange.setStatusCode(StatusCodes.BAD_REQUEST).setRequestURI("/refused");
                        return;
                    }
                    boolean isBack = exchange.getQueryParameters().containsKey("code");
                    exchange.setStatusCode(StatusCodes.FOUND)
                            .getResponseHeaders()
                            .put(
                                    Headers.LOCATION,
                                    isBack
                                            ? "http://localhost" + exchange.getRequestURI()
                                            : "http://login/auth?response_type=code");
                }))
                .build();
        server.start();
    }

    @AfterEach
    void end() {
        server.stop();
    }

    @Test
    void the_login_leads_back_to_the_whole_address() throws Exception {
        String cookie = cookie(get("/opportunity?" + ASKED, ""));

        HttpResponse<String> back = get("/opportunity?code=1&state=2", cookie);

        assertThat(location(back)).isEqualTo("http://localhost/opportunity?" + ASKED);
        assertThat(back.headers().firstValue("Set-Cookie").orElse("")).contains("Expires=Thu, 01-Jan-1970");
    }

    @Test
    void another_page_that_was_asked_for_since_is_not_changed() throws Exception {
        String cookie = cookie(get("/opportunity?" + ASKED, ""));

        assertThat(location(get("/account?code=1&state=2", cookie))).isEqualTo("http://localhost/account");
        assertThat(get("/opportunity", cookie)
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElse(""))
                .contains("Expires=Thu, 01-Jan-1970");
    }

    @Test
    void a_forged_cookie_does_nothing() throws Exception {
        for (String forged : new String[] {"%%%", "L29wcG9ydHVuaXR5P2E9MQ0KWDogMQ"}) {
            assertThat(location(get("/opportunity?code=1&state=2", AskedPlace.COOKIE + "=" + forged)))
                    .isEqualTo("http://localhost/opportunity");
        }
    }

    @Test
    void who_meets_the_login_of_another_page_is_sent_once_more() throws Exception {
        String cookie = cookie(get("/opportunity?" + ASKED, ""));

        HttpResponse<String> again = get("/opportunity?code=1&state=of-another-page", cookie);

        assertThat(again.statusCode()).isEqualTo(StatusCodes.FOUND);
        assertThat(location(again)).isEqualTo("/opportunity?" + ASKED);
        assertThat(cookie(again)).isEqualTo(AskedPlace.AGAIN + "=1");
        assertThat(get("/?code=1&state=of-another-page", AskedPlace.AGAIN + "=9")
                        .statusCode())
                .isEqualTo(StatusCodes.BAD_REQUEST);
    }

    @Test
    void nobody_is_sent_to_another_site() throws Exception {
        assertThat(location(get("//example.com/?code=1&state=of-another-page", "")))
                .isEmpty();
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String cookie(HttpResponse<String> response) {
        String set = response.headers().firstValue("Set-Cookie").orElse("");
        assertThat(set).contains("HttpOnly", "SameSite=Lax");
        return set.substring(0, set.indexOf(';'));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
