package crm.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import crm.value.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is in the log that programs read, and what must never be. */
@ExtendWith(StackExtension.class)
class LogIT {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    @Test
    void a_failure_tells_request_tenant_and_user_by_their_ids(RunningStack stack) throws Throwable {
        String id;
        String account = Writing.account(stack, "Logged");
        try (Writing writing = new Writing(stack)) {
            var running = writing.begin(account, "Never saved");
            writing.kill();
            HttpResponse<String> failed = running.get();
            assertThat(failed.statusCode()).isEqualTo(503);
            id = failed.headers().firstValue("X-Request-Id").orElseThrow();
            assertThat(Json.read(failed.body()).path("instance").asText()).isEqualTo("urn:uuid:" + id);
        }
        forgetLostConnections(stack);

        Eventually.within(
                Duration.ofSeconds(30),
                () -> assertThat(lines(stack)).anySatisfy(line -> {
                    assertThat(line.at("/level").asText()).isEqualTo("WARN");
                    assertThat(line.at("/mdc/request").asText()).isEqualTo(id);
                    assertThat(line.at("/mdc/tenant").asText()).matches("\\d+");
                    assertThat(line.at("/mdc/user").asText()).matches(UUID);
                }));
    }

    @Test
    void nobody_is_named_in_a_log(RunningStack stack) throws IOException {
        String person = "xanthippe@quillfeather.example";
        stack.hasUser(person, "Xanthippe", "Quillfeather");
        stack.get("/api/v1/me", stack.token(person));
        stack.get("/api/v1/contact?filter=email%20%3D%3D%20'" + person + "'", stack.token(Writing.ADMINISTRATOR));
        stack.get("/list/contact?q=Xanthippe", stack.token(Writing.ADMINISTRATOR));
        String contact = "{\"name\": \"Xanthippe Quillfeather\", \"email\": \"%s\", \"externalId\": \"xanthippe-1\"}"
                .formatted(person);
        Writing.send(stack, "POST", "/api/v1/contact", contact);
        Writing.send(stack, "POST", "/api/v1/contact", contact);
        Writing.send(stack, "POST", "/api/v1/contact", contact.replace("{", "{{"));

        for (String log : List.of("kinship.json", "wildfly.log")) {
            assertThat(Files.readString(stack.state().resolve("log").resolve(log)))
                    .as(log)
                    .isNotEmpty()
                    .doesNotContainIgnoringCase("xanthippe")
                    .doesNotContainIgnoringCase("quillfeather")
                    .doesNotContain(Writing.ADMINISTRATOR);
        }
    }

    /** The pool finds out about the others of its connections within seconds; other tests need not. */
    private static void forgetLostConnections(RunningStack stack) throws Throwable {
        Eventually.within(
                Duration.ofSeconds(60),
                () -> assertThat(IntStream.range(0, 10)
                                .map(_ -> stack.get("/api/v1/account?limit=1", stack.token(Writing.ADMINISTRATOR))
                                        .statusCode()))
                        .containsOnly(200));
    }

    private static List<JsonNode> lines(RunningStack stack) throws IOException {
        Path log = stack.state().resolve("log/kinship.json");
        return Files.readAllLines(log).stream()
                .filter(line -> line.endsWith("}"))
                .map(Json::read)
                .toList();
    }
}
