package crm.operator;

import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.value.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A write that lasts as long as a test wants: it waits for the clock of its tenant, which the test holds. */
public final class Writing implements AutoCloseable {

    public static final String ADMINISTRATOR = "admin@northstar.example";

    private final RunningStack stack;
    private final Connection holder;

    public Writing(RunningStack stack) throws SQLException {
        this.stack = stack;
        holder = stack.asSuperuser();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("select from tenant_clock for update");
        }
    }

    /** The id of a new account. */
    public static String account(RunningStack stack, String name) {
        HttpResponse<String> created = send(
                stack,
                "POST",
                "/api/v1/account",
                Json.write(Json.mapper().createObjectNode().put("name", name)));
        if (created.statusCode() != 201) {
            throw new AssertionError(created.body());
        }
        return Json.read(created.body()).path("id").asText();
    }

    public static HttpResponse<String> send(RunningStack stack, String method, String path, String json) {
        return stack.send(stack.request(path)
                .header("Authorization", "Bearer " + stack.token(ADMINISTRATOR))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    /** Sends a change and returns when the database has it and makes it wait. */
    public CompletableFuture<HttpResponse<String>> begin(String account, String newName) throws Throwable {
        stack.token(ADMINISTRATOR);
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> send(
                stack,
                "PATCH",
                "/api/v1/account/" + account,
                Json.write(Json.mapper().createObjectNode().put("name", newName))));
        Eventually.within(Duration.ofSeconds(60), () -> {
            if (waiting() == 0) {
                throw new AssertionError("The write does not wait yet");
            }
        });
        return answer;
    }

    private int waiting() throws SQLException {
        return number(
                "select count(*) from pg_stat_activity where query like '%update tenant_clock%' and wait_event_type = 'Lock'");
    }

    /** Ends the waiting write's connection, as a crash of the database would. */
    public void kill() throws SQLException {
        number("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where query like '%update tenant_clock%' and wait_event_type = 'Lock'");
    }

    private int number(String query) throws SQLException {
        try (Connection connection = stack.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Lets the write go on. A second call does nothing. */
    @Override
    public void close() throws SQLException {
        if (holder.isClosed()) {
            return;
        }
        holder.rollback();
        holder.close();
    }
}
