package crm.list;

import crm.testing.Eventually;
import crm.testing.RunningStack;
import java.time.Duration;

/** The deals of the small company of the demo, once they are filled in. */
final class GlobexDeals {

    static final String PERSON = "admin@globex.example";

    private static final Duration FILL = Duration.ofMinutes(3);

    private GlobexDeals() {}

    static void awaitThem(RunningStack stack) throws Throwable {
        Eventually.within(FILL, () -> {
            String answer = stack.get("/api/v1/opportunity?limit=60", stack.token(PERSON))
                    .body();
            if (!answer.contains("\"next\"")) {
                throw new AssertionError("Not filled yet");
            }
        });
    }
}
