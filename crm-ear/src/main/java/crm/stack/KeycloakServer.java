package crm.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keycloak from its distribution, with its own database and the realm of {@code config/keycloak/realm-demo.json}. */
final class KeycloakServer {
    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "kinship";
    static final String REALM = "crm";

    static final String ARTIFACT = "keycloak-quarkus-dist";
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=false", "--metrics-enabled=false");

    private final Settings settings;
    private final Path home;

    KeycloakServer(Settings settings, Artifacts artifacts) {
        this.settings = settings;
        this.home = settings.distributions().resolve("keycloak-" + artifacts.version(ARTIFACT));
        Distribution.unzip(artifacts.file(ARTIFACT), home);
    }

    boolean isBuilt() {
        try {
            return Files.exists(builtWith()) && Files.readString(builtWith()).equals(String.join(" ", BUILD_OPTIONS));
        } catch (IOException e) {
            return false;
        }
    }

    /** Lets Keycloak prepare itself for our database, which it would otherwise do at every start. */
    void build() {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(BUILD_OPTIONS);
        RecordedProcess.forget(builtWith());
        Tools.run(
                "Building Keycloak",
                home,
                settings.log("keycloak-build"),
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                command);
        try {
            Files.writeString(builtWith(), String.join(" ", BUILD_OPTIONS));
        } catch (IOException e) {
            throw FileTrouble.of("Cannot write", builtWith(), e);
        }
    }

    private Path builtWith() {
        return home.resolve("kinship.built-with");
    }

    /**
     * Started without its shell script, which would stay between us and the server.
     *
     * @param others tells of the end of a part without which this start is in vain
     */
    ManagedProcess start(Supplier<Optional<StackFailure>> others) {
        ManagedProcess process = ManagedProcess.start(
                Part.KEYCLOAK,
                settings,
                home,
                ManagedProcess.endingWithParent(Part.KEYCLOAK, command()),
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD));
        try {
            Await.until(
                    "Starting Keycloak",
                    Duration.ofMinutes(3),
                    new KeycloakAdmin(settings.keycloakUrl())::isUp,
                    () -> others.get().or(process::unexpectedEnd));
            importRealm();
            return process;
        } catch (StackFailure e) {
            StackFailure cause = others.get().or(process::unexpectedEnd).orElse(e);
            process.stop();
            throw cause;
        }
    }

    private List<String> command() {
        return List.of(
                Tools.java(),
                "-Dkinship.part=keycloak",
                "-Xms64m",
                "-Xmx" + settings.keycloakMemory(),
                "-XX:MaxMetaspaceSize=256m",
                // Half the start-up time on two cores; what it costs later nobody notices locally.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-jar",
                home.resolve("lib/quarkus-run.jar").toString(),
                "start",
                "--optimized",
                // Otherwise it looks for other nodes, and listens to the whole network for that.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.keycloakPort(),
                "--hostname=" + settings.keycloakUrl(),
                "--db-url=" + settings.jdbcUrl("keycloak"),
                "--db-username=keycloak",
                "--db-password=keycloak",
                "--db-pool-max-size=20");
    }

    private void importRealm() {
        KeycloakAdmin admin = new KeycloakAdmin(settings.keycloakUrl());
        if (!admin.hasRealm(REALM)) {
            Path file = settings.config().resolve("keycloak/realm-demo.json");
            admin.createRealm(RealmFile.read(file, Map.of("CRM_URL", settings.url())));
        }
        admin.moveClient(REALM, "crm-web", settings.url());
    }
}
