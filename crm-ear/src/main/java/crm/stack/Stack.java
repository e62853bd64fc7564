package crm.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL, Keycloak and WildFly, started in this order and stopped in the opposite one. */
public final class Stack implements AutoCloseable {
    private final Settings settings;
    private final Progress progress;
    private final StackLock lock;
    private final List<Running> running = new ArrayList<>();

    private record Running(Part part, ManagedProcess process) {}

    private Stack(Settings settings, Progress progress, StackLock lock) {
        this.settings = settings;
        this.progress = progress;
        this.lock = lock;
    }

    /**
     * Starts all parts and returns when the application is ready. Nothing keeps running when this fails.
     *
     * @throws StackFailure with the reason, also when a stack of these settings runs already
     */
    public static Stack start(Settings settings, Progress progress) {
        StackLock lock = StackLock.take(settings)
                .orElseThrow(() -> new StackFailure("Another ./crm is running this stack. See ./crm status."));
        Stack stack = new Stack(settings, progress, lock);
        try {
            Leftovers.stop(settings, progress);
            Ports.requireFree(settings);
            stack.startParts();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void startParts() {
        Artifacts artifacts = Artifacts.of(settings);
        PostgresServer postgres = progress.step("PostgreSQL files", () -> new PostgresServer(settings, artifacts));
        KeycloakServer keycloak = progress.step("Keycloak files", () -> new KeycloakServer(settings, artifacts));
        WildFlyServer wildfly = progress.step("WildFly files", () -> new WildFlyServer(settings, artifacts));
        if (!keycloak.isBuilt()) {
            progress.run("Keycloak prepares itself (once)", keycloak::build);
        }
        if (!wildfly.isConfigured()) {
            progress.run("WildFly's configuration", wildfly::configure);
        }
        if (!postgres.hasData()) {
            createData(artifacts, postgres, keycloak);
        }
        started(Part.POSTGRESQL, progress.step(onPort(Part.POSTGRESQL), postgres::start));
        progress.run("Roles and databases", postgres::createRoles);
        started(Part.KEYCLOAK, progress.step(onPort(Part.KEYCLOAK), keycloak::start));
        started(Part.WILDFLY, progress.step(onPort(Part.WILDFLY) + " with Kinship", wildfly::start));
    }

    private void createData(Artifacts artifacts, PostgresServer postgres, KeycloakServer keycloak) {
        if (settings.durable()) {
            progress.run("New database", postgres::initialise);
            return;
        }
        DatabaseTemplate template = new DatabaseTemplate(settings, artifacts);
        if (!template.exists()) {
            progress.run("Database for tests (once)", () -> fill(template, postgres, keycloak));
        }
        progress.run("New database", () -> template.copyTo(postgres.data()));
    }

    private static void fill(DatabaseTemplate template, PostgresServer postgres, KeycloakServer keycloak) {
        postgres.initialise();
        ManagedProcess database = postgres.start();
        try {
            postgres.createRoles();
            keycloak.start().stop();
        } finally {
            database.stop();
        }
        template.keep(postgres.data());
    }

    private String onPort(Part part) {
        return "%s on port %d".formatted(part.title(), settings.port(part));
    }

    private synchronized void started(Part part, ManagedProcess process) {
        running.add(new Running(part, process));
    }

    public Settings settings() {
        return settings;
    }

    /** Returns when a part has ended, with what is to be told about it. */
    StackFailure awaitEnd() {
        while (true) {
            Optional<StackFailure> ended = firstEnded();
            if (ended.isPresent()) {
                return ended.get();
            }
            Await.reached(Duration.ofDays(1), () -> firstEnded().isPresent());
        }
    }

    private synchronized Optional<StackFailure> firstEnded() {
        return running.stream()
                .map(part -> part.process().unexpectedEnd())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Stops what runs, in the opposite order. A second call does nothing. */
    @Override
    public synchronized void close() {
        for (Running last : List.copyOf(running).reversed()) {
            progress.run("Stopping " + last.part().title(), last.process()::stop);
        }
        running.clear();
        lock.close();
    }
}
