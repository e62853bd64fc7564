package crm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.stack.Settings;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import crm.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The bench in short: few records, one client, a second each. Prints what we reach of the bare servlet's throughput beside
 * what was reached before, and says where more than a third is gone. Times are shown, never judged; statements are.
 */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before the first test
class BenchIT {

    private static final List<String> SHORT = List.of("read one", "list 50", "create, ten fields", "update one field");
    private static final int PEOPLE = 6;
    private static final double ALARM = 2.0 / 3;

    private BenchStack bench;
    private BenchTenant tenant;
    private List<Work> works;

    @BeforeAll
    void some_deals(RunningStack stack) throws Exception {
        Settings settings = stack.settings();
        bench = new BenchStack(stack, settings, PEOPLE);
        bench.deploy();
        try (Connection filling = bench.asSuperuser();
                Connection superuser = bench.asSuperuser()) {
            BenchData data = new BenchData(filling, settings.home().resolve("config"));
            tenant = data.tenant("bench-short", new BenchData.Size(70, 100, 3_000));
            bench.grant(data, tenant);
            BenchData.settle(superuser);
        }
        try (Recording recording = new Recording(bench.asApplication())) {
            works = new Works(recording, tenant).all(20);
        }
    }

    @AfterAll
    void leave_nothing() throws IOException {
        bench.close();
    }

    @Test
    void the_servlet_answers_with_the_bytes_that_we_answer_with() throws Exception {
        for (Work work : works) {
            Map<String, Sender.Of> senders = new Senders(bench, tenant).of(work);
            String ours = answer(senders, "rest");
            String theirs = answer(senders, "servlet");
            if (work.exchanges().getFirst().method().equals("GET")) {
                assertThat(ours).as(work.name()).isEqualTo(theirs);
            } else {
                assertThat(ours.length()).as(work.name()).isCloseTo(theirs.length(), withinPercentage(10));
            }
        }
    }

    @Test
    void a_request_asks_the_database_no_more_than_it_has_to() {
        assertThat(work("read one", "administrator").statements()).isLessThanOrEqualTo(3);
        assertThat(work("list 50", "administrator").statements()).isLessThanOrEqualTo(3);
        assertThat(work("list 50, exact count", "rep").statements()).isLessThanOrEqualTo(4);
        assertThat(work("create, ten fields", "administrator").statements()).isLessThanOrEqualTo(5);
        assertThat(work("update one field", "administrator").statements()).isLessThanOrEqualTo(5);
        assertThat(work("create 200 at once", "administrator").statements()).isLessThanOrEqualTo(5);
    }

    @Test
    void what_we_reach_of_the_servlet_is_shown_beside_what_was_reached() throws Exception {
        JsonNode reference = reference();
        ObjectNode reached = Json.mapper().createObjectNode();
        System.out.println(Tables.head());
        for (String name : SHORT) {
            List<Measured> ways = measured(work(name, "administrator"));
            Tables.lines(ways).forEach(System.out::println);
            double share = Tables.share(ways.getFirst(), ways, "servlet").orElseThrow();
            reached.put(name, share);
            System.out.println(compared(name, share, reference.path(name).asDouble()));
        }
        Path file = Path.of(System.getProperty("kinship.home", "..")).resolve("crm-ear/target/bench.json");
        Files.writeString(file, Json.write(reached));
        assertThat(reached.size()).isEqualTo(reference.size());
    }

    private List<Measured> measured(Work work) throws Exception {
        Map<String, Sender.Of> senders = new Senders(bench, tenant).of(work);
        Load load = new Load(bench::node);
        List<Measured> ways = new ArrayList<>();
        for (String way : List.of("rest", "servlet")) {
            ways.add(load.run(work, way, sender(senders, way), 1, 0.5, 1));
        }
        return ways;
    }

    private static String compared(String name, double share, double before) {
        String line = String.format(
                Locale.ROOT, "%s: %.2f of the servlet's throughput, %.2f in the reference", name, share, before);
        return share < before * ALARM ? "WARNING: more than a third slower. " + line : line;
    }

    private static JsonNode reference() throws IOException {
        try (InputStream file = BenchIT.class.getResourceAsStream("reference.json")) {
            return Json.mapper().readTree(Objects.requireNonNull(file));
        }
    }

    private Work work(String name, String who) {
        return works.stream()
                .filter(work -> work.name().equals(name) && work.who().equals(who))
                .findFirst()
                .orElseThrow();
    }

    private static Sender.Of sender(Map<String, Sender.Of> senders, String way) {
        return Objects.requireNonNull(senders.get(way));
    }

    private static String answer(Map<String, Sender.Of> senders, String way) throws Exception {
        try (Requests.OverHttp sender = (Requests.OverHttp) sender(senders, way).client()) {
            sender.send(0);
            return new String(sender.answer(), StandardCharsets.UTF_8);
        }
    }
}
