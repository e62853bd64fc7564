package crm.crash;

import static org.assertj.core.api.Assertions.assertThat;

import crm.consistency.Consistency;
import crm.stack.BreakableStack;
import crm.stack.Part;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing acknowledged is lost, whatever is killed: {@code CRM_CRASH_KILLS} times, 3 if unset, from {@code
 * CRM_CRASH_SEED}. The same check fails where the database promises less, or the journal is numbered by a sequence: so it
 * would notice.
 */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // set before the tests
class CrashIT {

    private static final int KILLS = Integer.parseInt(System.getenv().getOrDefault("CRM_CRASH_KILLS", "3"));
    private static final long SEED = Long.parseLong(
            System.getenv().getOrDefault("CRM_CRASH_SEED", Long.toString(System.nanoTime() % 1_000_000)));
    private static final List<Set<Part>> VICTIMS =
            List.of(Set.of(Part.POSTGRESQL), Set.of(Part.WILDFLY), Set.of(Part.POSTGRESQL, Part.WILDFLY));

    @TempDir
    static Path folder;

    private static BreakableStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = BreakableStack.start(folder);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void every_acknowledged_write_is_there_once_after_kills_at_random() throws Exception {
        Instant start = Instant.now();
        Ledger ledger = new Ledger("Crash " + SEED);
        Random random = new Random(SEED);
        List<Set<Part>> victims = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            victims.add(VICTIMS.get(kill < VICTIMS.size() ? kill : random.nextInt(VICTIMS.size())));
        }

        new Disaster(stack, ledger, random).strike(victims);

        System.out.printf(
                "Crash: %d kills (seed %d), %d writes acknowledged, %d requests sent again, %d s%n",
                KILLS,
                SEED,
                ledger.acknowledged(),
                ledger.repetitions(),
                Duration.between(start, Instant.now()).toSeconds());
        assertThat(findings(ledger)).as("seed %d", SEED).isEmpty();
    }

    @Test
    @Order(2)
    void without_synchronous_commit_acknowledged_writes_are_missed() throws Exception {
        superuser("alter system set synchronous_commit = off");
        superuser("alter system set wal_writer_delay = '10s'");
        superuser("alter system set wal_writer_flush_after = '1GB'");
        superuser("select pg_reload_conf()");
        Ledger ledger = new Ledger("Careless " + SEED);

        new Disaster(stack, ledger, new Random(SEED)).strike(List.of(Set.of(Part.POSTGRESQL)));

        assertThat(findings(ledger)).anyMatch(finding -> finding.contains("acknowledged"));
        superuser("alter system reset all");
        superuser("select pg_reload_conf()");
    }

    @Test
    @Order(3)
    void a_journal_numbered_by_a_sequence_is_noticed() throws Exception {
        superuser(LooseClock.INSTALL);
        Ledger ledger = new Ledger("Sequence " + SEED);

        new Disaster(stack, ledger, new Random(SEED)).strike(List.of(Set.of(Part.POSTGRESQL)));

        assertThat(findings(ledger)).anyMatch(finding -> finding.contains("a gap in the journal"));
    }

    private static List<String> findings(Ledger ledger) throws SQLException {
        try (Connection connection = stack.asSuperuser()) {
            List<String> findings = new ArrayList<>(ledger.findings(connection));
            findings.addAll(Consistency.findings(connection));
            return findings;
        }
    }

    private static void superuser(String sql) throws SQLException {
        try (Connection connection = stack.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
