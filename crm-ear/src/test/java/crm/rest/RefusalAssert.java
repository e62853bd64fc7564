package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** That an answer is a refusal as every refusal is. */
final class RefusalAssert {

    private RefusalAssert() {}

    static void assertRefused(Api.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        JsonNode problem = reply.json();
        assertThat(reply.code()).as(reply.text()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("urn:kinship:problem:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).startsWith("urn:uuid:");
        assertThat(reply.text()).doesNotContain("Exception", "\\tat ", "\tat ", "crm.", "org.", "java.");
    }
}
