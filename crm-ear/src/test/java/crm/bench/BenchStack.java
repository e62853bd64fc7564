package crm.bench;

import crm.kernel.OneConnection;
import crm.stack.Settings;
import crm.testing.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** The stack that is measured: its people, its server's counters, and the war of the bench in it. */
final class BenchStack implements AutoCloseable {

    private static final String MAIL = "%s.%d@bench.example";

    private final RunningStack running;
    private final Settings settings;
    private final Path war;
    private final int peoplePerRole;
    private final Map<String, List<String>> emails = new ConcurrentHashMap<>();

    /** @param peoplePerRole as many send in turn where one person's limit would be felt */
    BenchStack(RunningStack running, Settings settings, int peoplePerRole) {
        this.running = running;
        this.settings = settings;
        this.peoplePerRole = peoplePerRole;
        this.war = settings.state().resolve("wildfly/deployments/bench.war");
    }

    int httpPort() {
        return settings.httpPort();
    }

    /** Puts the servlets of the floor beside the application, behind the same login. */
    void deploy() throws IOException {
        Files.write(war, FloorWar.bytes(settings.home()));
        Files.deleteIfExists(marker("failed"));
        Files.writeString(marker("dodeploy"), "");
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (Files.exists(marker("dodeploy")) || !Files.exists(marker("deployed"))) {
            if (Files.exists(marker("failed")) || System.nanoTime() > end) {
                throw new IOException("The bench's war does not deploy; ./crm logs wildfly says why.");
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private Path marker(String state) {
        return war.resolveSibling("bench.war." + state);
    }

    /** Gives tokens of a person of a role the right to this tenant. */
    void grant(BenchData data, BenchTenant tenant) {
        Map<String, java.util.UUID> users =
                Map.of("administrator", tenant.administrator(), "manager", tenant.manager(), "rep", tenant.rep());
        users.forEach((role, user) -> people(role)
                .forEach(email -> data.kernel()
                        .memberships
                        .grant(tenant.tenant().id(), user, settings.issuer(), running.subject(email), Set.of(role))));
    }

    private List<String> people(String role) {
        return emails.computeIfAbsent(role, name -> {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < peoplePerRole; i++) {
                String email = MAIL.formatted(name, i);
                running.hasUser(email, "Bench", name);
                all.add(email);
            }
            return all;
        });
    }

    /** One person belongs to fifty tenants; more would be felt, and nobody does. */
    void grantEach(BenchData data, List<BenchTenant> tenants) {
        Map<String, String> subjects = new ConcurrentHashMap<>();
        for (int i = 0; i < tenants.size(); i++) {
            String email = person(i);
            String subject = subjects.computeIfAbsent(email, name -> {
                running.hasUser(name, "Bench", "person");
                return running.subject(name);
            });
            BenchTenant tenant = tenants.get(i);
            data.kernel()
                    .memberships
                    .grant(
                            tenant.tenant().id(),
                            tenant.administrator(),
                            settings.issuer(),
                            subject,
                            Set.of("administrator"));
        }
    }

    private static String person(int tenant) {
        return MAIL.formatted("several", tenant / 50);
    }

    Map<Integer, String> tokensEach(List<BenchTenant> tenants) {
        Map<Integer, String> tokens = new ConcurrentHashMap<>();
        for (int i = 0; i < tenants.size(); i++) {
            tokens.put(i, running.token(person(i)));
        }
        return tokens;
    }

    List<String> tokens(String role) {
        return people(role).stream().map(running::token).toList();
    }

    Connection asApplication() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user", "crm_app",
                "password", "crm_app",
                "reWriteBatchedInserts", "true",
                "preparedStatementCacheQueries", "128"));
        return DriverManager.getConnection(settings.jdbcUrl("crm"), properties);
    }

    /** One connection of the application, used again and again. */
    DataSource source() throws SQLException {
        Connection one = asApplication();
        return new OneConnection(Recording.proxy(DataSource.class, (proxy, method, arguments) -> one)).source();
    }

    Connection asSuperuser() throws SQLException {
        return running.asSuperuser();
    }

    /** Bytes allocated and nanoseconds computed by the server so far. */
    long[] node() {
        String request = "GET /bench/node HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(tokens("administrator").getFirst());
        try (HttpConnection connection = new HttpConnection(httpPort())) {
            int status = connection.send(request.getBytes(StandardCharsets.US_ASCII));
            if (status != 200) {
                throw new IOException("The server's counters are refused: " + status);
            }
            String[] numbers = new String(connection.body(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the server's process. */
    long pid() throws IOException {
        String file = Files.readString(settings.state().resolve("run/wildfly.pid"));
        return Long.parseLong(file.strip().replaceFirst(" .*", ""));
    }

    /** Megabytes of memory that the server holds. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid()))).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** From the start of the server's process until its log says that everything is deployed. */
    Duration startTime() throws IOException {
        Path log = settings.state().resolve("log/wildfly.log");
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("WFLYSRV0025"))
                .map(line -> Duration.ofMillis(Long.parseLong(line.replaceAll(".* started in (\\d+)ms.*", "$1"))))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(war);
    }
}
