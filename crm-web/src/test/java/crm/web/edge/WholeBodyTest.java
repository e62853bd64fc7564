package crm.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import crm.measure.Tracing;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests by hand on a socket, since no client sends as slowly as these. */
@SuppressWarnings("NullAway.Init") // set in each test
class WholeBodyTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int TOO_MUCH_TO_KEEP = 3 << 20;

    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch handedOn = new CountDownLatch(1);
    private Undertow server;

    /** Answers with the number of bytes it was sent. */
    private final HttpHandler counting = new BlockingHandler(exchange -> {
        begun.incrementAndGet();
        handedOn.countDown();
        int length = 0;
        byte[] buffer = new byte[8192];
        try (InputStream body = exchange.getInputStream()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                length += read;
            }
        }
        exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
        exchange.getResponseSender().send(length + " bytes");
    });

    @AfterEach
    void stop() {
        server.stop();
    }

    private Socket connect(Duration patience) throws IOException {
        server = Undertow.builder()
                .setWorkerThreads(1)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .addHttpListener(
                        0,
                        "127.0.0.1",
                        new EdgeHandler(new WholeBody(counting, patience), Tracing.of(Map.of()), () -> true))
                .build();
        server.start();
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String head(int length) {
        return "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: %d\r\n\r\n".formatted(length);
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_body_that_is_here_is_handed_on_whole() throws IOException {
        try (Socket socket = connect(LONG)) {
            send(socket, head(5) + "Hello");

            assertThat(answer(socket)).endsWith("5 bytes");
        }
    }

    @Test
    void a_body_that_comes_in_parts_waits_without_a_thread() throws IOException {
        try (Socket slow = connect(LONG)) {
            send(slow, head(50_000) + "a");
            try (Socket quick = new Socket(slow.getInetAddress(), slow.getPort())) {
                send(quick, head(5) + "Hello");
                assertThat(answer(quick)).endsWith("5 bytes");
            }
            assertThat(begun).hasValue(1);
            send(slow, "a".repeat(49_999));

            assertThat(answer(slow)).endsWith("50000 bytes");
        }
    }

    @Test
    void chunks_are_put_together() throws IOException {
        try (Socket socket = connect(LONG)) {
            send(socket, "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n");
            send(socket, "6\r\n, you!\r\n0\r\n\r\n");

            assertThat(answer(socket)).endsWith("11 bytes");
        }
    }

    @Test
    void a_body_that_does_not_come_to_its_end_is_refused_in_words() throws IOException {
        try (Socket socket = connect(SHORT)) {
            send(socket, head(5) + "Hell");

            assertThat(answer(socket)).startsWith("HTTP/1.1 408 ").contains("\"code\":\"TIMED_OUT\"");
            assertThat(begun).hasValue(0);
        }
    }

    @Test
    void more_than_is_kept_is_read_by_whoever_wants_it() throws IOException {
        try (Socket socket = connect(LONG)) {
            send(socket, head(TOO_MUCH_TO_KEEP) + "a".repeat(TOO_MUCH_TO_KEEP));

            assertThat(answer(socket)).endsWith(TOO_MUCH_TO_KEEP + " bytes");
        }
    }

    @Test
    void a_large_body_that_stops_on_its_way_loses_its_connection() throws Exception {
        try (Socket socket = connect(Duration.ofSeconds(2))) {
            send(socket, head(TOO_MUCH_TO_KEEP) + "a".repeat(TOO_MUCH_TO_KEEP - 1));
            assertThat(handedOn.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(answer(socket)).doesNotStartWith("HTTP/1.1 200");
        }
    }
}
