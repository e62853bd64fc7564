package crm.rest;

import static crm.rest.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program without patience is held; nobody else feels it. */
@ExtendWith(StackExtension.class)
class RateLimitIT {

    private static final int MOST_REQUESTS = 20_000;
    private static final int SENDERS = 8;
    private static final int MARGIN_SECONDS = 30;

    @Test
    void who_asks_without_pause_is_told_when_to_come_again(RunningStack stack) throws Throwable {
        Api patient = Api.administrator(stack, "globex");
        stack.hasUser("hasty@example.org", "Ha", "Sty");
        Api hasty = new Api(stack, "hasty@example.org");

        Api.Reply refused = untilRefused(hasty).orElseThrow();

        assertRefused(refused, 429, "TOO_MANY_REQUESTS");
        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertThat(seconds).isBetween(1, 60);
        assertThat(patient.get("/me").status()).isEqualTo(200);
        Eventually.within(
                Duration.ofSeconds(seconds + MARGIN_SECONDS),
                () -> assertThat(hasty.get("/me").status()).isEqualTo(200));
    }

    private static Optional<Api.Reply> untilRefused(Api api) {
        AtomicReference<Api.Reply> refused = new AtomicReference<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int i = 0; i < SENDERS; i++) {
                senders.execute(() -> {
                    for (int sent = 0; sent < MOST_REQUESTS / SENDERS && refused.get() == null; sent++) {
                        Api.Reply reply = api.get("/me");
                        if (reply.status() != 200) {
                            refused.set(reply);
                        }
                    }
                });
            }
        }
        return Optional.ofNullable(refused.get());
    }
}
