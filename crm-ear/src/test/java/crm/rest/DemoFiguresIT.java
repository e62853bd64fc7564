package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures that Northstar is known to have, as programs of its people count them. */
@ExtendWith(StackExtension.class)
class DemoFiguresIT {

    private static final Path DEMO =
            Path.of(System.getProperty("kinship.home", "..")).resolve("config/demo/northstar");
    private static final List<NamedCsvRecord> DEALS = read("sales_pipeline.csv");
    private static final List<NamedCsvRecord> TEAMS = read("sales_teams.csv");

    /** Every so many reps is asked: all would take a minute of password hashing. */
    private static final int ONE_REP_IN = 5;

    @BeforeAll
    static void the_demo_is_there(RunningStack stack) throws Throwable {
        Api.administrator(stack, "northstar");
    }

    @Test
    void the_administrator_counts_every_stage(RunningStack stack) {
        Api api = new Api(stack, "admin@northstar.example");

        assertThat(count(api, "opportunity", "")).isEqualTo(8_800);
        assertThat(count(api, "opportunity", "stage == 'prospecting'")).isEqualTo(500);
        assertThat(count(api, "opportunity", "stage == 'engaging'")).isEqualTo(1_589);
        assertThat(count(api, "opportunity", "stage == 'won'")).isEqualTo(4_238);
        assertThat(count(api, "opportunity", "stage == 'lost'")).isEqualTo(2_473);
        assertThat(count(api, "opportunity", "account == null")).isEqualTo(1_425);
        assertThat(count(api, "account", "")).isEqualTo(85);
        assertThat(count(api, "product", "")).isEqualTo(7);
    }

    @Test
    void the_administrator_adds_up_what_was_won(RunningStack stack) {
        Api.Reply reply = new Api(stack, "admin@northstar.example").post("/opportunity:aggregate", """
                {"groupBy": ["stage"], "measures": ["count", "sum(amount)"]}""");

        JsonNode won = reply.json()
                .get("groups")
                .valueStream()
                .filter(group -> group.at("/key/stage").asText().equals("won"))
                .findFirst()
                .orElseThrow();
        assertThat(won.get("count").asInt()).isEqualTo(4_238);
        assertThat(won.get("sum(amount)").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(10_005_534));
    }

    @Test
    void a_rep_counts_exactly_his_own(RunningStack stack) {
        List<String> reps =
                TEAMS.stream().map(row -> row.getField("sales_agent")).toList();
        assertThat(reps).hasSize(35);
        for (int i = 0; i < reps.size(); i += ONE_REP_IN) {
            String rep = reps.get(i);
            assertThat(count(new Api(stack, email(rep)), "opportunity", ""))
                    .as(rep)
                    .isEqualTo(dealsOf(Set.of(rep)));
        }
    }

    @Test
    void a_manager_counts_exactly_his_teams(RunningStack stack) {
        Set<String> managers =
                TEAMS.stream().map(row -> row.getField("manager")).collect(Collectors.toSet());
        assertThat(managers).hasSize(6);
        for (String manager : managers) {
            Set<String> team = TEAMS.stream()
                    .filter(row -> row.getField("manager").equals(manager))
                    .map(row -> row.getField("sales_agent"))
                    .collect(Collectors.toSet());
            assertThat(count(new Api(stack, email(manager)), "opportunity", ""))
                    .as(manager)
                    .isEqualTo(dealsOf(team));
        }
    }

    @Test
    void the_other_tenant_sees_none_of_it(RunningStack stack) throws Throwable {
        Api globex = Api.administrator(stack, "globex");
        Set<String> known =
                DEALS.stream().map(deal -> deal.getField("opportunity_id")).collect(Collectors.toSet());

        JsonNode page = globex.get("/opportunity?limit=200&fields=externalId").json();

        assertThat(page.get("next").isNull()).isTrue();
        assertThat(page.get("records")).isNotEmpty();
        assertThat(page.get("records").findValuesAsText("externalId")).doesNotContainAnyElementsOf(known);
        assertThat(count(globex, "account", "name == 'Cancity'")).isZero();
    }

    @Test
    void every_deal_is_in_the_journal_and_a_second_start_adds_nothing(RunningStack stack) throws Throwable {
        long changes = changes(stack);
        assertThat(changes).isGreaterThanOrEqualTo(8_800);

        stack.management().redeploy();

        stack.awaitReady();
        assertThat(changes(stack)).isEqualTo(changes);
    }

    private static long changes(RunningStack stack) throws SQLException {
        try (Connection connection = stack.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet changes = statement.executeQuery("""
                        select count(*) from change where tenant_id = (select id from tenant where alias = 'northstar')
                        """)) {
            changes.next();
            return changes.getLong(1);
        }
    }

    private static long count(Api api, String entity, String filter) {
        Api.Reply reply = api.get("/%s?limit=1&fields=id&count=exact&filter=%s"
                .formatted(entity, URLEncoder.encode(filter, StandardCharsets.UTF_8)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().at("/count/capped").asBoolean()).isFalse();
        return reply.json().at("/count/value").asLong();
    }

    private static long dealsOf(Set<String> reps) {
        return DEALS.stream()
                .filter(deal -> reps.contains(deal.getField("sales_agent")))
                .count();
    }

    private static String email(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@northstar.example";
    }

    private static List<NamedCsvRecord> read(String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(DEMO.resolve(file))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
