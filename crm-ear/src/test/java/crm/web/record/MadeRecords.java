package crm.web.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.value.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Records of one entity type, made and changed over REST behind the back of the page that is tested. */
final class MadeRecords {

    private final RunningStack stack;
    private final String person;
    private final String entity;

    private MadeRecords(RunningStack stack, String person, String entity) {
        this.stack = stack;
        this.person = person;
        this.entity = entity;
    }

    /** As soon as the person's company is there. */
    static MadeRecords of(RunningStack stack, String person, String entity) throws Throwable {
        Eventually.within(
                Duration.ofMinutes(3),
                () -> assertThat(Json.read(stack.get("/api/v1/me", stack.token(person))
                                        .body())
                                .has("tenant"))
                        .isTrue());
        return new MadeRecords(stack, person, entity);
    }

    /** Where another of his records is there already. */
    static MadeRecords beside(RunningStack stack, String person, String entity) {
        return new MadeRecords(stack, person, entity);
    }

    /** Makes a record; returns the path of its page. */
    String make(String json) {
        HttpResponse<String> made = send("POST", "/" + entity, json);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return "/" + entity + "/" + Json.read(made.body()).path("id").asText();
    }

    void change(String path, String json) {
        HttpResponse<String> changed = send("PATCH", path, json);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    void delete(String path) {
        assertThat(send("DELETE", path, "").statusCode()).isBetween(200, 204);
    }

    String value(String path, String field) {
        return Json.read(send("GET", path, "").body()).path(field).asText();
    }

    private HttpResponse<String> send(String method, String path, String json) {
        return stack.send(stack.request("/api/v1" + path)
                .header("Authorization", "Bearer " + stack.token(person))
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }
}
