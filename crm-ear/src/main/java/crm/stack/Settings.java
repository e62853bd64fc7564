package crm.stack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where a stack lives and on which ports it listens.
 *
 * @param home the project's folder
 * @param state what this stack writes: data, logs and pids; {@code var} unless CRM_STATE names another folder
 * @param durable whether the data must outlive a crash of the machine; a test's need not
 * @param wildflyMemory the greatest heap, as the JVM writes it ({@code 768m})
 */
public record Settings(
        Path home,
        Path state,
        int httpPort,
        int keycloakPort,
        int databasePort,
        String wildflyMemory,
        String keycloakMemory,
        boolean durable,
        External external) {

    public static Settings fromEnvironment(Path home, Map<String, String> environment) {
        return new Settings(
                home,
                home.resolve(environment.getOrDefault("CRM_STATE", "var")),
                port(environment, Part.WILDFLY, 8080),
                port(environment, Part.KEYCLOAK, 8180),
                port(environment, Part.POSTGRESQL, 5433),
                memory(environment, "CRM_WILDFLY_MEMORY", "768m"),
                memory(environment, "CRM_KEYCLOAK_MEMORY", "512m"),
                true,
                External.fromEnvironment(environment));
    }

    /** A stack of its own beside a developer's: free ports, its own data. */
    public static Settings onFreePorts(Path home, Path state) {
        return new Settings(
                home, state, Ports.free(), Ports.free(), Ports.free(), "768m", "512m", false, External.NONE);
    }

    private static int port(Map<String, String> environment, Part part, int standard) {
        String given = environment.getOrDefault(part.portVariable(), "").strip();
        if (given.isEmpty()) {
            return standard;
        }
        if (!given.matches("\\d{1,5}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > 65_535) {
            throw new StackFailure("%s is '%s'. Set it to a port between 1 and 65535, or unset it for %d."
                    .formatted(part.portVariable(), given, standard));
        }
        return Integer.parseInt(given);
    }

    private static String memory(Map<String, String> environment, String variable, String standard) {
        String given = environment.getOrDefault(variable, "").strip();
        if (given.isEmpty()) {
            return standard;
        }
        if (!given.matches("\\d+[mMgG]")) {
            throw new StackFailure("%s is '%s'. Set it to a size such as %s.".formatted(variable, given, standard));
        }
        return given;
    }

    public int port(Part part) {
        return switch (part) {
            case POSTGRESQL -> databasePort;
            case KEYCLOAK -> keycloakPort;
            case WILDFLY -> httpPort;
        };
    }

    /** The greatest heap of a part that is a JVM. */
    String memory(Part part) {
        return switch (part) {
            case POSTGRESQL -> "";
            case KEYCLOAK -> keycloakMemory;
            case WILDFLY -> wildflyMemory;
        };
    }

    /** Whether this stack starts the part itself. Its own Keycloak keeps its data in its own PostgreSQL. */
    boolean starts(Part part) {
        return switch (part) {
            case POSTGRESQL ->
                external.database().isEmpty() || external.identity().isEmpty();
            case KEYCLOAK -> external.identity().isEmpty();
            case WILDFLY -> true;
        };
    }

    /** The address of the application in a browser. */
    public String url() {
        return "http://localhost:" + httpPort;
    }

    public String keycloakUrl() {
        return identity().url();
    }

    /** The issuer in every token of the realm. */
    public String issuer() {
        return identity().issuer();
    }

    /** Who signs people in. */
    External.Identity identity() {
        return external.identity().orElseGet(() -> External.own("http://localhost:" + keycloakPort));
    }

    /** Where the application finds its database. */
    String applicationDatabase() {
        return external.database().map(External.Database::url).orElse(jdbcUrl("crm"));
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(databasePort, database);
    }

    /** Where the running WildFly is: {@code home} and the port of its {@code management}. */
    public Properties wildfly() {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(wildflyFile())) {
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new StackFailure("WildFly is not running: there is no %s.".formatted(wildflyFile()), e);
        }
    }

    Path wildflyFile() {
        return run().resolve("wildfly.properties");
    }

    /** Unpacked distributions; the same for every stack of this project, because nothing writes into them. */
    Path distributions() {
        return home.resolve("var");
    }

    Path config() {
        return home.resolve("config");
    }

    /** WildFly modules of this stack alone, such as packs that are added without a build; may be missing. */
    Path modules() {
        return state.resolve("modules");
    }

    /** The companies that are filled: this stack's own, where it has any. */
    Path demo() {
        Path own = state.resolve("demo");
        return Files.isDirectory(own) ? own : config().resolve("demo");
    }

    Path ear() {
        return home.resolve("crm-ear/target/crm.ear");
    }

    Path log(String name) {
        return state.resolve("log").resolve(name + ".log");
    }

    Path run() {
        return state.resolve("run");
    }
}
