package crm.stack;

import crm.testing.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The real servers with the smaller demo tenant, whose parts are killed and started again by a test. PostgreSQL keeps its
 * promises here, unlike that of other test stacks: what is committed is written.
 */
public final class BreakableStack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final PostgresServer postgres;
    private final KeycloakServer keycloak;
    private final WildFlyServer wildfly;
    private final Map<Part, ManagedProcess> running = new EnumMap<>(Part.class);

    private BreakableStack(Settings settings) {
        Artifacts artifacts = Artifacts.of(settings);
        this.settings = settings;
        this.postgres = new PostgresServer(settings, artifacts);
        this.keycloak = new KeycloakServer(settings, artifacts);
        this.wildfly = new WildFlyServer(settings, artifacts);
        if (!keycloak.isBuilt()) {
            keycloak.build();
        }
        if (!wildfly.isConfigured()) {
            wildfly.configure();
        }
    }

    /** In an empty folder, which may be deleted when the stack is closed. */
    public static BreakableStack start(Path folder) throws IOException {
        BreakableStack stack = prepared(TrialHome.real(folder));
        try {
            stack.startAgain(Set.of(Part.values()));
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** On the Keycloak of another stack, with a database and a node of its own that nobody has started yet. */
    public static BreakableStack beside(RunningStack other, Path folder) throws IOException {
        TrialHome home = TrialHome.real(folder);
        home.set("CRM_OIDC_URL", other.issuer());
        return prepared(home);
    }

    private static BreakableStack prepared(TrialHome home) throws IOException {
        home.set("CRM_WILDFLY_MEMORY", "512m");
        home.set("CRM_KEYCLOAK_MEMORY", "384m");
        home.hasData();
        Settings settings = home.settings();
        try (StackLock _ = StackLock.ofDistributions(settings)) {
            return new BreakableStack(settings);
        }
    }

    /** With SIGKILL, all at once; returns when they have ended. */
    public void kill(Set<Part> parts) {
        parts.forEach(part -> process(part).destroyForcibly());
        if (!Await.reached(PATIENCE, () -> parts.stream().noneMatch(this::runs))) {
            throw new IllegalStateException("Some survive their end: " + parts);
        }
    }

    private boolean runs(Part part) {
        return Optional.ofNullable(running.get(part))
                .filter(ManagedProcess::isAlive)
                .isPresent();
    }

    private ProcessHandle process(Part part) {
        return RecordedProcess.find(settings.run().resolve(part.fileName() + ".pid"))
                .orElseThrow();
    }

    /** Those of the parts that were killed or never ran; returns when they are ready. */
    public void startAgain(Set<Part> parts) {
        for (Part part : Part.values()) {
            if (parts.contains(part)) {
                running.put(part, start(part));
            }
        }
    }

    /** The node alone, which is not waited for. */
    public void launchNode() {
        running.put(Part.WILDFLY, wildfly.launch());
    }

    private ManagedProcess start(Part part) {
        return switch (part) {
            case POSTGRESQL -> {
                ManagedProcess process = postgres.start();
                postgres.createRoles();
                yield process;
            }
            case KEYCLOAK -> keycloak.start(Optional::empty);
            case WILDFLY -> wildfly.start(Optional::empty);
        };
    }

    public String url() {
        return settings.url();
    }

    /** A token for somebody who signs in on a terminal. */
    public String token(String person, String password) {
        return new KeycloakAdmin(settings.keycloakUrl()).token(KeycloakServer.REALM, "crm-cli", person, password);
    }

    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl("crm"), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
    }

    @Override
    public void close() {
        for (Part part : List.of(Part.values()).reversed()) {
            Optional.ofNullable(running.get(part)).ifPresent(ManagedProcess::stop);
        }
    }
}
