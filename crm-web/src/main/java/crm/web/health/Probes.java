package crm.web.health;

import crm.value.Expiring;
import crm.web.health.Health.Outcome;
import io.prometheus.metrics.core.metrics.Gauge;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Asks all checks at once and answers within {@link #LIMIT}, whatever hangs. What it found counts for a moment: nobody can
 * wear out the database by asking how it is.
 */
@Singleton
public class Probes {

    /** After this a check that has not answered counts as a problem. */
    static final Duration LIMIT = Duration.ofSeconds(3);

    private static final System.Logger LOG = System.getLogger(Probes.class.getName());
    private static final Gauge UP = Gauge.builder()
            .name("kinship_health_up")
            .help("Whether a check of this node's health is content")
            .labelNames("check")
            .register();

    private final List<ReadinessCheck> checks;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Expiring<String, Health> recent;

    @Inject
    public Probes(@Any Instance<ReadinessCheck> checks) {
        this(checks.stream().toList(), Duration.ofSeconds(1));
    }

    Probes(List<ReadinessCheck> checks, Duration remembered) {
        this.checks = checks.stream()
                .sorted(Comparator.comparing(ReadinessCheck::name))
                .toList();
        this.recent = new Expiring<>("health", remembered);
    }

    /** Whether this node can take requests. */
    public Health ready() {
        return recent.get("ready", _ -> ask(_ -> true));
    }

    /** Whether this node has done what it does once, when it starts. */
    Health started() {
        return recent.get("started", _ -> ask(ReadinessCheck::isPartOfStarting));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private Health ask(Predicate<ReadinessCheck> which) {
        List<ReadinessCheck> asked = checks.stream().filter(which).toList();
        List<Future<Optional<String>>> answers =
                asked.stream().map(check -> threads.submit(check::problem)).toList();
        long end = System.nanoTime() + LIMIT.toNanos();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String name = asked.get(i).name();
            Outcome outcome = new Outcome(name, answer(name, answers.get(i), end - System.nanoTime()));
            UP.labelValues(name).set(outcome.isUp() ? 1 : 0);
            outcomes.add(outcome);
        }
        return new Health(List.copyOf(outcomes));
    }

    /** A check that throws counts as a problem; its message stays in the log. */
    private static Optional<String> answer(String check, Future<Optional<String>> answer, long nanos) {
        try {
            return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Optional.of("No answer within %d seconds.".formatted(LIMIT.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The node is stopping.");
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, "The check " + check + " failed", e);
            return Optional.of("The check itself failed; the log says why.");
        }
    }
}
