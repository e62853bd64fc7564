package crm.admin.demo;

import crm.admin.identity.Identities;
import crm.database.SchemaIsUpToDate;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills the demo tenants when the server starts, where it was started with {@code -Dcrm.demo=FOLDER} and the realm is marked
 * as a demo realm: a production server has neither, and either alone is not enough. Works beside the start of the server;
 * {@link #problem} says when it is done.
 */
@Singleton
public class DemoFill {

    /** Attribute of the realm, {@code true} in the demo realm's file only. */
    static final String DEMO_REALM = "kinship.demo";

    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final System.Logger LOG = System.getLogger(DemoFill.class.getName());

    private final Identities identities;
    private final CompanyFill companyFill;
    private final Clock clock;
    private volatile String problem = "";
    private @Nullable Thread worker;

    @Inject
    DemoFill(Identities identities, CompanyFill companyFill) {
        this(identities, companyFill, Clock.systemUTC());
    }

    DemoFill(Identities identities, CompanyFill companyFill, Clock clock) {
        this.identities = identities;
        this.companyFill = companyFill;
        this.clock = clock;
    }

    synchronized void start(@Observes SchemaIsUpToDate event) {
        String folder = System.getProperty("crm.demo", "");
        if (folder.isBlank() || worker != null) {
            return;
        }
        report("filling: starting");
        Thread thread = new Thread(() -> run(Path.of(folder)), "demo-fill");
        thread.setContextClassLoader(DemoFill.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
        worker = thread;
    }

    @PreDestroy
    synchronized void stop() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Why the demo cannot be used yet; empty when it is filled or none was asked for. */
    public Optional<String> problem() {
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    void run(Path folder) {
        try {
            tryToFill(folder, ATTEMPTS);
            report("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report("filling: stopped");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The demo tenants could not be filled", e);
            // Read without a token: what nobody wrote for readers stays in the log.
            String reason = e instanceof ProblemException problem ? problem.message() : "the log says why";
            report("the demo tenants could not be filled: " + reason);
        }
    }

    /** What is not there yet when the server starts is waited for; all else is told at once. */
    private void tryToFill(Path folder, int attempts) throws InterruptedException {
        try {
            requireDemoRealm();
            companies(folder).forEach(this::fill);
        } catch (ProblemException e) {
            if (e.code() != ProblemCode.UNAVAILABLE
                    || attempts <= 1
                    || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.log(Level.WARNING, "The demo waits: " + e.getMessage());
            Thread.sleep(PAUSE);
            tryToFill(folder, attempts - 1);
        }
    }

    private void requireDemoRealm() {
        if (!identities.realmAttribute(DEMO_REALM).equals(Optional.of("true"))) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "Demo data is kept out of a realm without the attribute %s=true. Start without -Dcrm.demo."
                            .formatted(DEMO_REALM));
        }
    }

    private static List<Path> companies(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.INTERNAL, "There is no demo data in %s.".formatted(folder.toAbsolutePath()), e);
        }
    }

    private void fill(Path folder) {
        long start = System.nanoTime();
        CompanyFiles files = new CompanyFiles(folder);
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of(files.tenant().timeZone())));
        companyFill.fill(files.read(today), done -> report("filling: " + done));
        LOG.log(
                Level.INFO,
                "Demo tenant {0} is filled ({1} ms)",
                files.tenant().alias(),
                (System.nanoTime() - start) / 1_000_000);
    }

    private void report(String state) {
        problem = state;
        if (!state.isEmpty()) {
            LOG.log(Level.INFO, state);
        }
    }
}
