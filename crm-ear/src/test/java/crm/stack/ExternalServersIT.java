package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.stack.TrialHome.Run;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A second application beside the stack of this run, on a new database of its PostgreSQL and on its Keycloak. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set by JUnit and before each test
class ExternalServersIT {
    private static final String DATABASE = "crm_elsewhere";

    @TempDir
    Path folder;

    private TrialHome home;

    @BeforeEach
    void a_database_elsewhere(RunningStack stack) throws SQLException, IOException {
        superuser(stack, "drop database if exists " + DATABASE + " with (force)");
        superuser(stack, "create database " + DATABASE + " owner crm_owner");
        superuser(stack, "grant connect on database " + DATABASE + " to crm_app");
        try (Connection connection = DriverManager.getConnection(url(stack), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("grant usage on schema public to crm_app");
        }
        home = TrialHome.real(folder);
        home.set("CRM_DB_URL", url(stack));
        home.set("CRM_DB_OWNER_PASSWORD", "crm_owner");
        home.set("CRM_DB_APP_PASSWORD", "crm_app");
        home.set("CRM_OIDC_URL", stack.issuer());
    }

    @AfterEach
    void nothing_is_left(RunningStack stack) throws Throwable {
        assertThat(home.crm("down").exit()).isZero();
        home.assertNothingRunsOrIsHalfMade();
        superuser(stack, "drop database " + DATABASE + " with (force)");
    }

    @Test
    void only_the_application_is_started_and_works_with_the_servers_it_is_told(RunningStack stack) throws Throwable {
        home.upAndReady();

        Run status = home.crm("status");
        assertThat(status.exit()).isZero();
        assertThat(status.output())
                .contains("PostgreSQL   elsewhere", "Keycloak     elsewhere", "WildFly      running");
        assertThat(me(stack)).contains("\"globex\"");
        try (Connection connection = DriverManager.getConnection(url(stack), "postgres", "postgres");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select alias from tenant")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("globex");
        }
    }

    private String me(RunningStack stack) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(home.settings().url() + "/api/v1/me"))
                .header("Authorization", "Bearer " + stack.token("admin@globex.example"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    private static String url(RunningStack stack) {
        return stack.jdbcUrl(DATABASE);
    }

    private static void superuser(RunningStack stack, String sql) throws SQLException {
        try (Connection connection = stack.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
