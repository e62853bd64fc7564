package crm.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import crm.measure.OtlpReceiver;
import crm.measure.Tracing;
import crm.value.Json;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.server.handlers.ProxyPeerAddressHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The edge around a handler that does little, on a port of its own; {@code OperatorIT} sees it around the application. */
class EdgeTest {

    private static final HttpHandler GREETING = exchange -> {
        exchange.setResponseCookie(new CookieImpl("session", "1"));
        exchange.getResponseSender().send("Hello");
    };
    private static final Tracing NO_TRACES = Tracing.of(Map.of());

    private static HttpResponse<String> get(HttpHandler inside, Tracing tracing, String... headers)
            throws IOException, InterruptedException {
        return get(new EdgeHandler(inside, tracing, () -> true), "/api/v1/me", headers);
    }

    private static HttpResponse<String> get(HttpHandler edge, String path, String... headers)
            throws IOException, InterruptedException {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", new ProxyPeerAddressHandler(edge))
                .build();
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void an_answer_tells_the_browser_to_trust_nothing_else() throws Exception {
        HttpResponse<String> answer = get(GREETING, NO_TRACES);

        assertThat(header(answer, "Content-Security-Policy"))
                .contains("script-src 'self';", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("script-src 'self' 'unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
    }

    @Test
    void what_an_answer_says_of_itself_stays() throws Exception {
        HttpResponse<String> answer = get(
                exchange -> {
                    exchange.getResponseHeaders()
                            .put(
                                    io.undertow.util.HttpString.tryFromString("Content-Security-Policy"),
                                    "default-src 'none'");
                    exchange.getResponseSender().send("");
                },
                NO_TRACES);

        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'");
    }

    @Test
    void behind_tls_cookies_are_for_tls_alone_and_so_is_the_site() throws Exception {
        HttpResponse<String> plain = get(GREETING, NO_TRACES);
        HttpResponse<String> secured = get(GREETING, NO_TRACES, "X-Forwarded-Proto", "https");

        assertThat(header(plain, "Set-Cookie")).doesNotContainIgnoringCase("secure");
        assertThat(header(plain, "Strict-Transport-Security")).isEmpty();
        assertThat(header(secured, "Set-Cookie")).containsIgnoringCase("secure");
        assertThat(header(secured, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    @Test
    void a_request_keeps_a_sane_name_and_gets_one_where_it_has_none() throws Exception {
        assertThat(header(get(GREETING, NO_TRACES, "X-Request-Id", "proxy-4711.a"), "X-Request-Id"))
                .isEqualTo("proxy-4711.a");
        assertThat(header(get(GREETING, NO_TRACES, "X-Request-Id", "<script>alert(1)</script>"), "X-Request-Id"))
                .matches("[0-9a-f-]{36}");
        assertThat(header(get(GREETING, NO_TRACES), "X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void a_server_that_stops_says_when_to_come_again() throws Exception {
        HttpResponse<String> answer = get(
                exchange -> {
                    exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
                    exchange.endExchange();
                },
                NO_TRACES,
                "X-Request-Id",
                "proxy-4711.b");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(Json.read(answer.body()).path("code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(Json.read(answer.body()).path("instance").asText()).isEqualTo("urn:kinship:request:proxy-4711.b");
    }

    @Test
    void a_node_that_cannot_work_yet_answers_operators_alone() throws Exception {
        EdgeHandler starting = new EdgeHandler(GREETING, NO_TRACES, () -> false);

        HttpResponse<String> answer = get(starting, "/api/v1/me");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(Json.read(answer.body()).path("code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(get(starting, "/").statusCode()).isEqualTo(503);
        assertThat(get(starting, "/healthy").statusCode()).isEqualTo(503);
        assertThat(get(starting, "/health/started").body()).isEqualTo("Hello");
        assertThat(get(starting, "/metrics").body()).isEqualTo("Hello");
    }

    @Test
    void what_the_server_says_to_all_who_come_early_is_taken_back_once_there_is_an_application() throws Exception {
        EdgeHandler edge = new EdgeHandler(GREETING, NO_TRACES, () -> true);
        HttpHandler server = exchange -> {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "5");
            edge.handleRequest(exchange);
        };

        assertThat(header(get(server, "/api/v1/me"), "Retry-After")).isEmpty();
    }

    @Test
    void a_file_may_be_larger_than_other_bodies() throws Exception {
        assertThat(announced("/api/v1/files", 100 << 20)).contains(" 200 ");
        assertThat(announced("/VAADIN/dynamic/resource/1/2/upload", 100 << 20)).contains(" 200 ");
        assertThat(announced("/api/v1/files", 101 << 20)).contains(" 413 ");
        assertThat(announced("/api/v1/account", 11 << 20)).contains(" 413 ");
        assertThat(announced("/files", 11 << 20)).contains(" 413 ");
    }

    /** The first line of the answer to a request that has sent no more than its headers. */
    private static String announced(String path, int length) throws IOException {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", new EdgeHandler(GREETING, NO_TRACES, () -> true))
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L) // as kinship.cli
                .build();
        server.start();
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String head = "POST %s HTTP/1.1\r\nHost: crm\r\nContent-Length: %d\r\n\r\n".formatted(path, length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } finally {
            server.stop();
        }
    }

    @Test
    void headers_without_end_are_refused_in_words() throws Exception {
        HttpResponse<String> answer = get(GREETING, NO_TRACES, "X-Long", "a".repeat(20_000));

        assertThat(answer.statusCode()).isEqualTo(431);
        assertThat(Json.read(answer.body()).path("code").asText()).isEqualTo("HEADERS_TOO_LARGE");
        assertThat(header(answer, "X-Request-Id")).isNotEmpty();
    }

    @Test
    void a_request_is_traced_as_part_of_what_its_caller_traces() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            try (Tracing tracing = Tracing.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()))) {
                get(GREETING, tracing, "traceparent", "00-4b6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e-6b696e7368697021-01");
            }

            assertThat(receiver.received())
                    .singleElement()
                    .asString()
                    .contains("GET " + Routes.UNKNOWN_API, "http.response.status_code", "Knnnnnnnnnnnnnnn", "kinship!");
        }
    }
}
