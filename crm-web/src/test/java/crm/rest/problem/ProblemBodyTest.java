package crm.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.Json;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemBodyTest {

    @Test
    void a_problem_tells_its_code_and_every_wrong_field() {
        Response response = new ProblemAnswer()
                .toResponse(new ProblemException(
                        ProblemCode.INVALID_RECORD,
                        "2 fields need attention.",
                        List.of(
                                new FieldProblem("name", ProblemCode.REQUIRED, "Name is needed."),
                                new FieldProblem("amount", ProblemCode.OUT_OF_RANGE, "Amount is at least 0."))));

        JsonNode json = json(response);
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        assertThat(json.get("type").asText()).isEqualTo("urn:kinship:problem:INVALID_RECORD");
        assertThat(json.get("title").asText()).isEqualTo("Invalid record");
        assertThat(json.get("detail").asText()).isEqualTo("2 fields need attention.");
        assertThat(json.get("instance").asText()).startsWith("urn:uuid:");
        assertThat(json.get("errors").get(1))
                .hasToString("{\"field\":\"amount\",\"code\":\"OUT_OF_RANGE\",\"message\":\"Amount is at least 0.\"}");
    }

    @Test
    void every_code_has_a_status_of_its_category() {
        for (ProblemCode code : ProblemCode.values()) {
            int status = new ProblemAnswer()
                    .toResponse(new ProblemException(code, "What happened."))
                    .getStatus();
            assertThat(status >= 500).as(code.name()).isEqualTo(code.isOurs());
            assertThat(status).isBetween(400, 503);
        }
    }

    @Test
    void who_has_to_wait_hears_how_long_and_who_is_unknown_how_to_sign_in() {
        assertThat(answer(ProblemCode.TOO_MANY_REQUESTS).getHeaderString("Retry-After"))
                .isEqualTo("2");
        assertThat(answer(ProblemCode.UNAVAILABLE).getHeaderString("Retry-After"))
                .isEqualTo("2");
        assertThat(answer(ProblemCode.NOT_SIGNED_IN).getHeaderString("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"kinship\"");
    }

    @Test
    void a_failure_of_ours_tells_nothing_of_its_inside() {
        Response response = new FailureAnswer().toResponse(new IllegalStateException("secret at crm.rest"));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(json(response).get("code").asText()).isEqualTo("INTERNAL");
        assertThat(json(response).toString()).doesNotContain("secret", "Exception", "crm.");
    }

    private static Response answer(ProblemCode code) {
        return new ProblemAnswer().toResponse(new ProblemException(code, "What happened."));
    }

    private static JsonNode json(Response response) {
        return Json.read(new String((byte[]) response.getEntity(), StandardCharsets.UTF_8));
    }
}
