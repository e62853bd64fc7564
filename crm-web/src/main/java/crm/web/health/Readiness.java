package crm.web.health;

import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The answers of all checks.
 *
 * @param problems what is wrong, by the name of the check
 */
record Readiness(SequencedMap<String, String> problems) {

    /** A check that throws counts as a problem; its message stays in the log. */
    static Readiness of(Iterable<? extends ReadinessCheck> checks) {
        TreeMap<String, String> problems = new TreeMap<>();
        StreamSupport.stream(checks.spliterator(), false).forEach(check -> {
            try {
                check.problem().ifPresent(problem -> problems.put(check.name(), problem));
            } catch (RuntimeException e) {
                System.getLogger(Readiness.class.getName())
                        .log(System.Logger.Level.ERROR, "The check " + check.name() + " failed", e);
                problems.put(check.name(), "The check itself failed; the log says why.");
            }
        });
        return new Readiness(problems);
    }

    boolean isReady() {
        return problems.isEmpty();
    }

    int httpStatus() {
        return isReady() ? 200 : 503;
    }
}
