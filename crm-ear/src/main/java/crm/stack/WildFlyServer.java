package crm.stack;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * WildFly from its distribution. The distribution is configured once by {@code config/wildfly/kinship.cli}; every stack
 * runs on a copy of that configuration in a folder of its own.
 */
final class WildFlyServer {
    private static final String ARTIFACT = "wildfly-dist";
    private static final String CONFIGURATION = "kinship.xml";
    /** As the application's health has it. The application itself would try for ever. */
    private static final String MIGRATION_FAILED = "{\"name\":\"migration\",\"status\":\"DOWN\"";
    /** As every password of a stack on a developer's machine. */
    static final String METRICS_PASSWORD = "kinship";

    private static final List<String> OPENED = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-modules=java.se");

    private final Settings settings;
    private final Path home;
    private final Path base;
    private final Path driver;
    private final int managementPort = Ports.free();
    private String lastAnswer = "";

    WildFlyServer(Settings settings, Artifacts artifacts) {
        this.settings = settings;
        this.home = settings.distributions().resolve("wildfly-" + artifacts.version(ARTIFACT));
        this.base = settings.state().resolve("wildfly");
        this.driver = artifacts.file("postgresql");
        Distribution.unzip(artifacts.file(ARTIFACT), home);
    }

    private Path script() {
        return settings.config().resolve("wildfly/kinship.cli");
    }

    private Path configuration() {
        return home.resolve("standalone/configuration");
    }

    private Path configuredWith() {
        return configuration().resolve("kinship.configured-with");
    }

    boolean isConfigured() {
        try {
            return Files.exists(configuredWith())
                    && Files.readString(configuredWith()).equals(fingerprint());
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs the script against a copy of the standard configuration, in a server embedded in the CLI. */
    void configure() {
        try {
            RecordedProcess.forget(configuredWith());
            addDriver();
            Files.copy(
                    configuration().resolve("standalone.xml"),
                    configuration().resolve(CONFIGURATION),
                    StandardCopyOption.REPLACE_EXISTING);
            List<String> command = new ArrayList<>(List.of(Tools.java(), "-Dkinship.part=wildfly-cli"));
            command.addAll(OPENED);
            command.addAll(List.of(
                    "-Djboss.home.dir=" + home,
                    "-Djboss.cli.config=" + home.resolve("bin/jboss-cli.xml"),
                    "-jar",
                    home.resolve("jboss-modules.jar").toString(),
                    "-mp",
                    home.resolve("modules").toString(),
                    "org.jboss.as.cli",
                    "--file=" + script()));
            Tools.run(
                    "Configuring WildFly",
                    home,
                    settings.log("wildfly-cli"),
                    Map.of("JBOSS_HOME", home.toString()),
                    command);
            Files.writeString(configuredWith(), fingerprint());
        } catch (IOException e) {
            throw FileTrouble.of("Cannot write", configuration(), e);
        }
    }

    private void addDriver() throws IOException {
        Path folder = home.resolve("modules/org");
        Folders.delete(folder);
        Folders.copy(settings.config().resolve("wildfly/modules/org"), folder);
        Files.copy(driver, folder.resolve("postgresql/jdbc/main/postgresql.jar"));
    }

    private String fingerprint() {
        return Fingerprint.of(
                List.of(script(), settings.config().resolve("wildfly/modules/org/postgresql/jdbc/main/module.xml")),
                String.valueOf(driver.getFileName()));
    }

    /**
     * Waits for the application, not only for the server: {@code /health/ready} answers 200.
     *
     * @param others tells of the end of a part without which this start is in vain
     */
    ManagedProcess start(Supplier<Optional<StackFailure>> others) {
        ManagedProcess process = launch();
        try {
            Await.until(
                    "Starting WildFly",
                    Duration.ofMinutes(8),
                    this::isReady,
                    () -> others.get().or(() -> problem(process)));
            return process;
        } catch (StackFailure e) {
            boolean late = others.get().isEmpty() && problem(process).isEmpty();
            process.stop();
            throw late && !lastAnswer.isEmpty()
                    ? new StackFailure("%s The application says: %s".formatted(e.sentence(), lastAnswer), e)
                    : e;
        }
    }

    /** Waits for nothing. */
    ManagedProcess launch() {
        prepareBase();
        return ManagedProcess.start(
                Part.WILDFLY,
                settings,
                base,
                ManagedProcess.endingWithParent(Part.WILDFLY, command()),
                Map.of("CRM_DB_URL", settings.applicationDatabase(), "CRM_METRICS_PASSWORD", METRICS_PASSWORD));
    }

    private boolean isReady() {
        Http.Answer answer = Http.get(settings.url() + "/health/ready");
        lastAnswer = answer.status() == 503 ? answer.body() : "";
        return answer.status() == 200;
    }

    private Optional<StackFailure> problem(ManagedProcess process) {
        if (Files.exists(base.resolve("deployments/crm.ear.failed"))) {
            return Optional.of(inLog("The application did not deploy.", process));
        }
        if (lastAnswer.contains(MIGRATION_FAILED)) {
            return Optional.of(inLog("The database could not be brought up to date.", process));
        }
        return process.unexpectedEnd();
    }

    private static StackFailure inLog(String sentence, ManagedProcess process) {
        return new StackFailure(
                "%s From %s:%n%s".formatted(sentence, process.log(), LogFile.relevantLines(process.log())));
    }

    private void prepareBase() {
        try {
            Folders.delete(base);
            Files.createDirectories(base.resolve("deployments"));
            Folders.copy(configuration(), base.resolve("configuration"));
            Files.copy(settings.ear(), base.resolve("deployments/crm.ear"));
            writeSecrets();
            Files.writeString(settings.wildflyFile(), "home=%s%nmanagement=%d%n".formatted(home, managementPort));
        } catch (IOException e) {
            throw FileTrouble.of("Cannot prepare", base, e);
        }
    }

    /** In a file of the owner alone, since everybody can read a command line. */
    private void writeSecrets() throws IOException {
        External.Identity identity = settings.identity();
        Files.createFile(secrets(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Properties properties = new Properties();
        properties.setProperty("crm.oidc.secret", identity.secret());
        properties.setProperty("crm.keycloak.secret", identity.clientSecret());
        try (Writer file = Files.newBufferedWriter(secrets())) {
            properties.store(file, "For this run");
        }
    }

    private Path secrets() {
        return base.resolve("configuration/kinship-secrets.properties");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Tools.java(),
                "-Dkinship.part=wildfly",
                "-Xms128m",
                "-Xmx" + settings.wildflyMemory(),
                "-XX:MaxMetaspaceSize=384m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true"));
        command.addAll(OPENED);
        command.addAll(List.of(
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "-Dorg.jboss.logmanager.nocolor=true",
                "-Dlogging.configuration="
                        + base.resolve("configuration/logging.properties").toUri(),
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules") + File.pathSeparator + settings.modules(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home,
                "-Djboss.tx.node.id=kinship",
                "-Djboss.server.base.dir=" + base,
                "-Djboss.server.log.dir=" + settings.state().resolve("log"),
                "-Djboss.http.port=" + settings.httpPort(),
                "-Djboss.management.http.port=" + managementPort,
                "-Dcrm.url=" + settings.url(),
                "-Dcrm.oidc.url=" + settings.issuer(),
                "-Dcrm.keycloak.url=" + settings.keycloakUrl(),
                "-Dcrm.keycloak.client=" + settings.identity().client(),
                "--properties=" + secrets().toUri(),
                "-Dcrm.demo=" + settings.demo(),
                "--server-config=" + CONFIGURATION));
        return command;
    }
}
