package crm.crash;

import static org.assertj.core.api.Assertions.assertThat;

import crm.stack.BreakableStack;
import crm.stack.StackFailure;
import crm.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way to a server that may die at any moment: a request without an answer, or with one that speaks of an outage, is
 * sent again with the same key.
 */
final class Line {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final String PERSON = "admin@globex.example";
    private static final String PASSWORD = "kinship";

    /** No token any more; the first request with this key is under way; too many. */
    private static final Set<Integer> AGAIN = Set.of(401, 409, 429);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final BreakableStack stack;
    private final Ledger ledger;
    private volatile String token;
    private volatile Reply last = new Reply(0, "", 0);

    Line(BreakableStack stack, Ledger ledger) {
        this.stack = stack;
        this.ledger = ledger;
        this.token = "";
        renew("");
    }

    record Reply(int status, String body, int attempts) {

        boolean isFinal() {
            return status >= 200 && status < 500 && !AGAIN.contains(status);
        }
    }

    /** What was heard last, of whatever request. */
    Reply last() {
        return last;
    }

    Reply send(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url() + "/api/v1" + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!method.equals("DELETE")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        AtomicReference<Reply> answer = new AtomicReference<>(new Reply(0, "", 0));
        try {
            Eventually.within(PATIENCE, () -> {
                Reply reply = once(request, answer.get().attempts() + 1);
                last = reply; // of all writers: not to be read back here
                answer.set(reply);
                assertThat(answer.get().isFinal()).as("%s", answer).isTrue();
            });
        } catch (Throwable e) {
            ledger.refused("No answer to %s %s: %s".formatted(method, path, e.getMessage()));
        }
        return answer.get();
    }

    private Reply once(HttpRequest.Builder request, int attempt) {
        if (attempt > 1) {
            ledger.repeated();
        }
        try {
            String used = token;
            HttpResponse<String> response = http.send(
                    request.setHeader("Authorization", "Bearer " + used).build(), BodyHandlers.ofString());
            if (response.statusCode() == 401) {
                renew(used);
            }
            return new Reply(response.statusCode(), response.body(), attempt);
        } catch (IOException e) {
            return new Reply(0, String.valueOf(e.getMessage()), attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized void renew(String used) {
        if (!token.equals(used)) {
            return;
        }
        try {
            token = stack.token(PERSON, PASSWORD);
        } catch (StackFailure e) {
            // Keycloak has lost its database as well; the next attempt asks again
        }
    }
}
