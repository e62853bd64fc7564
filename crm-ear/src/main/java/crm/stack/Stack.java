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
        return start(settings, progress, lock);
    }

    /** As above for whoever has the lock, which is the stack's from now on. */
    static Stack start(Settings settings, Progress progress, StackLock lock) {
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
        Optional<PostgresServer> postgres = Optional.empty();
        Optional<KeycloakServer> keycloak = Optional.empty();
        WildFlyServer wildfly;
        try (StackLock _ = StackLock.ofDistributions(settings)) {
            if (settings.starts(Part.POSTGRESQL)) {
                postgres =
                        Optional.of(progress.step("PostgreSQL files", () -> new PostgresServer(settings, artifacts)));
            }
            Room.require(settings, postgres.isEmpty() || postgres.get().hasData());
            ExternalCheck.run(settings.external());
            postgres.filter(PostgresServer::hasData).ifPresent(PostgresServer::requireOwnVersion);
            if (settings.starts(Part.KEYCLOAK)) {
                keycloak = Optional.of(prepareKeycloak(artifacts));
            }
            wildfly = prepareWildFly(artifacts);
            if (postgres.isPresent() && !postgres.get().hasData()) {
                createData(artifacts, postgres.get(), keycloak);
            }
        }
        postgres.ifPresent(this::startPostgres);
        keycloak.ifPresent(server ->
                started(Part.KEYCLOAK, progress.step(onPort(Part.KEYCLOAK), () -> server.start(this::firstEnded))));
        started(
                Part.WILDFLY,
                progress.step(onPort(Part.WILDFLY) + " with Kinship", () -> wildfly.start(this::firstEnded)));
    }

    private KeycloakServer prepareKeycloak(Artifacts artifacts) {
        KeycloakServer keycloak = progress.step("Keycloak files", () -> new KeycloakServer(settings, artifacts));
        if (!keycloak.isBuilt()) {
            progress.run("Keycloak prepares itself (once)", keycloak::build);
        }
        return keycloak;
    }

    private WildFlyServer prepareWildFly(Artifacts artifacts) {
        WildFlyServer wildfly = progress.step("WildFly files", () -> new WildFlyServer(settings, artifacts));
        if (!wildfly.isConfigured()) {
            progress.run("WildFly's configuration", wildfly::configure);
        }
        return wildfly;
    }

    private void startPostgres(PostgresServer postgres) {
        started(Part.POSTGRESQL, progress.step(onPort(Part.POSTGRESQL), postgres::start));
        try {
            progress.run("Roles and databases", postgres::createRoles);
        } catch (StackFailure e) {
            throw firstEnded().orElse(e);
        }
    }

    private void createData(Artifacts artifacts, PostgresServer postgres, Optional<KeycloakServer> keycloak) {
        if (settings.durable() || keycloak.isEmpty()) {
            progress.run("New database", postgres::initialise);
            return;
        }
        DatabaseTemplate template = new DatabaseTemplate(settings, artifacts);
        if (!template.exists()) {
            progress.run("Database for tests (once)", () -> fill(template, postgres, keycloak.get()));
        }
        progress.run("New database", () -> template.copyTo(postgres.data()));
    }

    private static void fill(DatabaseTemplate template, PostgresServer postgres, KeycloakServer keycloak) {
        postgres.initialise();
        ManagedProcess database = postgres.start();
        try {
            postgres.createRoles();
            keycloak.start(database::unexpectedEnd).stop();
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
