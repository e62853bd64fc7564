package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A project folder of its own for the launcher. With the real PostgreSQL and {@link StandIn}s for Keycloak and WildFly a
 * whole {@code up} takes seconds, and each of its steps can be held, looked at, and let go on.
 */
final class TrialHome {
    static final Path PROJECT =
            Path.of(System.getProperty("kinship.home", "..")).toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration START = Duration.ofMinutes(6);
    private static final String HOLD = """
            #!/bin/sh
            if [ "$STAND_IN_HOLDS" = "%1$s" ] && { [ %1$s != postgresql ] || [ "$1" = -D ]; }; then
                echo $$ > '%2$s/held'
                while [ ! -e '%2$s/go-on' ]; do sleep 0.1; done
            fi
            """;

    private final Path folder;
    private final Path home;
    private final Path state;
    private final Map<String, String> environment = new HashMap<>();

    private TrialHome(Path folder) throws IOException {
        this.folder = folder;
        this.home = Files.createDirectories(folder.resolve("home"));
        this.state = Files.createDirectories(folder.resolve("state"));
        for (Part part : Part.values()) {
            environment.put(part.portVariable(), Integer.toString(Ports.free()));
        }
        environment.put("CRM_STATE", state.toString());
        environment.put("CLASSPATH", PROJECT.resolve("crm-ear/target/classes") + ":" + classpath());
        Folders.copy(PROJECT.resolve("config"), home.resolve("config"));
    }

    static TrialHome withStandIns(Path folder) throws IOException {
        TrialHome trial = new TrialHome(folder);
        Path target = Files.createDirectories(trial.home.resolve("crm-ear/target"));
        Files.createDirectories(trial.home.resolve("var"));
        Files.writeString(target.resolve("crm.ear"), "");
        Files.writeString(target.resolve("launcher.classpath"), trial.distributions());
        trial.postgresql();
        return trial;
    }

    /** With the servers and the application of this build. */
    static TrialHome whole(Path folder) throws IOException {
        TrialHome trial = new TrialHome(folder);
        Files.createDirectories(trial.home.resolve("crm-ear"));
        Files.createSymbolicLink(trial.home.resolve("crm-ear/target"), PROJECT.resolve("crm-ear/target"));
        Files.createSymbolicLink(trial.home.resolve("var"), PROJECT.resolve("var"));
        return trial;
    }

    /** As {@link #whole}, with nothing but the smaller one of the demo tenants. */
    static TrialHome real(Path folder) throws IOException {
        TrialHome trial = whole(folder);
        Folders.delete(trial.home.resolve("config/demo/northstar"));
        return trial;
    }

    private static String classpath() throws IOException {
        return Files.readString(PROJECT.resolve("crm-ear/target/launcher.classpath"))
                .strip();
    }

    /** The class path of the real launcher, with our zips in the places of the real ones. */
    private String distributions() throws IOException {
        Path jar = folder.resolve("stand-in.jar");
        writeJar(jar);
        Path keycloak = folder.resolve("keycloak-quarkus-dist-1.zip");
        Path wildfly = folder.resolve("wildfly-dist-1.zip");
        writeZip(
                keycloak,
                Map.of(
                        "bin/kc.sh",
                        (hold("keycloak-build") + "exit 0\n").getBytes(StandardCharsets.UTF_8),
                        "lib/quarkus-run.jar",
                        Files.readAllBytes(jar)));
        writeZip(
                wildfly,
                Map.of(
                        "modules/README",
                        new byte[0],
                        "standalone/configuration/standalone.xml",
                        new byte[0],
                        "jboss-modules.jar",
                        Files.readAllBytes(jar)));
        return Stream.of(classpath().split(":"))
                .filter(file -> !file.contains("keycloak-quarkus-dist") && !file.contains("wildfly-dist"))
                .collect(Collectors.joining(":", "", ":" + keycloak + ":" + wildfly));
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String name = StandIn.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var in = StandIn.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            assertThat(in).isNotNull().satisfies(content -> content.transferTo(out));
        }
    }

    private static void writeZip(Path zip, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry("top/" + file.getKey()));
                out.write(file.getValue());
            }
        }
    }

    /** The real programs, behind scripts that can hold them. */
    private void postgresql() throws IOException {
        Artifacts artifacts = Artifacts.of(settings(PROJECT));
        String unpacked = "var/postgresql-" + artifacts.version(PostgresServer.ARTIFACT);
        Path real = Distribution.untarFromJar(artifacts.file(PostgresServer.ARTIFACT), PROJECT.resolve(unpacked));
        script(
                home.resolve(unpacked).resolve("bin/initdb"),
                hold("initdb") + "exec '%s/bin/initdb' \"$@\"\n".formatted(real));
        script(
                home.resolve(unpacked).resolve("bin/postgres"),
                hold("postgresql") + "exec '%s/bin/postgres' \"$@\"\n".formatted(real));
    }

    private String hold(String step) {
        return HOLD.formatted(step, state);
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** As after a first start: Keycloak's tables and the realm are there. */
    void hasData() {
        DatabaseTemplate template = new DatabaseTemplate(settings(), Artifacts.of(settings()));
        if (!template.exists()) {
            Stack.start(Settings.onFreePorts(home, state.resolve("first")), new Progress(System.out))
                    .close();
        }
        template.copyTo(state.resolve("postgresql"));
    }

    Path state() {
        return state;
    }

    Settings settings() {
        return settings(home);
    }

    private Settings settings(Path of) {
        return Settings.fromEnvironment(of, environment);
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** The next {@code up} stops before this step, until {@link #goOn}. */
    void hold(Step step) throws IOException {
        Files.deleteIfExists(state.resolve("held"));
        Files.deleteIfExists(state.resolve("go-on"));
        environment.put("STAND_IN_HOLDS", step.name);
    }

    void holdNothing() {
        environment.remove("STAND_IN_HOLDS");
    }

    void goOn() throws IOException {
        Files.createFile(state.resolve("go-on"));
    }

    /** The process that a step waits in, as soon as it does. */
    ProcessHandle held() throws Throwable {
        Path file = state.resolve("held");
        Eventually.within(
                PATIENCE, () -> assertThat(file).isRegularFile().content().endsWith("\n"));
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }

    enum Step {
        KEYCLOAK_BUILD("keycloak-build", "Building Keycloak"),
        WILDFLY_CLI("wildfly-cli", "Configuring WildFly"),
        INITDB("initdb", "Making the database"),
        POSTGRESQL("postgresql", "PostgreSQL"),
        KEYCLOAK("keycloak", "Keycloak"),
        WILDFLY("wildfly", "WildFly");

        private final String name;
        private final String title;

        Step(String name, String title) {
            this.name = name;
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** A command of the launcher as a process; what it says goes to a file of its own. */
    Run crm(String... words) throws IOException {
        return crm(List.of(), words);
    }

    /** @param around a program that starts the launcher */
    Run crm(List<String> around, String... words) throws IOException {
        Path output = Files.createTempFile(home, words[0], ".out");
        List<String> command = Stream.of(
                        around.stream(),
                        Stream.of(
                                Tools.java(),
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dkinship.home=" + home,
                                Launcher.class.getName()),
                        Stream.of(words))
                .flatMap(all -> all)
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new Run(builder.start(), output);
    }

    /** @param around as for {@link #crm} */
    Run upAndReady(String... around) throws Throwable {
        Run up = crm(List.of(around), "up");
        Eventually.within(START, () -> {
            boolean ready = up.output().contains("Kinship is up");
            if (!ready && !up.process().isAlive()) {
                throw new IllegalStateException(up.output());
            }
            assertThat(ready).isTrue();
        });
        return up;
    }

    ProcessHandle running(Part part) {
        return RecordedProcess.find(state.resolve("run").resolve(part.fileName() + ".pid"))
                .orElseThrow();
    }

    /** No process of this home, and nothing that waits to be completed. */
    void assertNothingRunsOrIsHalfMade() throws Throwable {
        Eventually.within(PATIENCE, () -> assertThat(processes()).isEmpty());
        try (Stream<Path> tree = Files.walk(folder)) {
            assertThat(tree.filter(path -> path.toString().endsWith(".partial")))
                    .isEmpty();
        }
    }

    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    /** A command that was started. */
    record Run(Process process, Path file) {
        int exit() throws InterruptedException {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended: %s", process.info())
                    .isTrue();
            return process.exitValue();
        }

        String output() throws IOException {
            return Files.readString(file);
        }

        /** What it said besides its progress. */
        List<String> sentences() throws IOException {
            return output().lines()
                    .filter(line -> !line.startsWith("  ") && !line.isBlank())
                    .toList();
        }
    }
}
