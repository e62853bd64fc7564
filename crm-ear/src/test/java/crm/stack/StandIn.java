package crm.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * What a {@link TrialHome} has in place of Keycloak and WildFly: starts in a moment and answers what the launcher asks.
 * It waits for ever where {@code STAND_IN_HOLDS} names it, and takes all memory where {@code STAND_IN_GREEDY} does. The
 * application is not ready where {@code STAND_IN_HEALTH} says why. Uses nothing but the JDK.
 */
final class StandIn {
    private static final String TOKEN = "{\"access_token\": \"any\"}";

    private StandIn() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        String part = System.getProperty("kinship.part", "");
        if (part.equals(System.getenv("STAND_IN_HOLDS"))) {
            hold();
        }
        if (part.equals(System.getenv("STAND_IN_GREEDY"))) {
            takeAllMemory();
        }
        switch (part) {
            case "keycloak" -> answer(argument(words, "--http-port="));
            case "wildfly" -> answer(argument(words, "-Djboss.http.port="));
            default -> System.exit(0); // a program that prepares something, and has nothing to prepare
        }
    }

    private static void hold() throws IOException, InterruptedException {
        Path held = Path.of(System.getenv("CRM_STATE"), "held");
        Files.writeString(held, ProcessHandle.current().pid() + "\n");
        new CountDownLatch(1).await();
    }

    private static void takeAllMemory() {
        List<byte[]> taken = new ArrayList<>();
        while (taken.size() < Integer.MAX_VALUE) {
            taken.add(new byte[1 << 20]);
        }
    }

    private static String argument(String[] words, String name) {
        return Stream.of(words)
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }

    private static void answer(String port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
        server.createContext("/", StandIn::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String problem = System.getenv().getOrDefault("STAND_IN_HEALTH", "");
        if (path.startsWith("/health/") && !problem.isEmpty()) {
            send(exchange, 503, problem);
        } else {
            send(exchange, 200, path.endsWith("/token") ? TOKEN : path.endsWith("/clients") ? "[]" : "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
