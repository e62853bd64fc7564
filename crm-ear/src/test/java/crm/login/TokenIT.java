package crm.login;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the API with a token, and who does not. */
@ExtendWith(StackExtension.class)
class TokenIT {
    private static final String USER = "grace.hopper@example.org";
    private static final String ME = "/api/v1/me";

    @BeforeAll
    static void somebody_has_an_account(RunningStack stack) {
        stack.hasUser(USER, "Grace", "Hopper");
    }

    @Test
    void a_good_token_is_answered_with_its_owner(RunningStack stack) {
        HttpResponse<String> answer = stack.get(ME, stack.token(USER));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"Grace Hopper\"", "\"email\":\"" + USER + "\"");
    }

    @Test
    void no_token_is_refused(RunningStack stack) {
        assertRefused(stack.send(stack.request(ME)));
    }

    @Test
    void no_token_is_refused_to_a_script_in_a_browser_too(RunningStack stack) {
        assertRefused(stack.send(stack.request(ME).header("X-Requested-With", "XMLHttpRequest")));
        assertRefused(stack.send(stack.request(ME).header("Accept", "text/html")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer garbage",
                "Bearer a.b.c",
                "Basic Z3JhY2U6a2luc2hpcA==",
                "Negotiate abc"
            })
    void garbage_is_refused(String authorization, RunningStack stack) {
        assertRefused(stack.send(stack.request(ME).header("Authorization", authorization)));
    }

    @Test
    void a_token_in_the_query_string_is_no_token(RunningStack stack) {
        String path = ME + "?access_token=" + stack.token(USER);

        assertRefused(stack.send(stack.request(path)));
        assertRefused(stack.send(stack.request(path).header("X-Requested-With", "XMLHttpRequest")));
    }

    @Test
    void a_token_in_the_body_is_no_token(RunningStack stack) {
        assertRefused(stack.send(stack.request(ME)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("access_token=" + stack.token(USER)))));
    }

    @Test
    void an_expired_token_is_refused(RunningStack stack) throws Throwable {
        createTerminalClient(
                stack, "crm", "short-lived", "\"attributes\": {\"access.token.lifespan\": \"2\"}, ", "crm-web");
        String token = stack.keycloak().token("crm", "short-lived", USER, RunningStack.PASSWORD);

        assertThat(stack.get(ME, token).statusCode()).isEqualTo(200);
        Eventually.within(Duration.ofSeconds(30), () -> assertRefused(stack.get(ME, token)));
    }

    @Test
    void a_token_for_another_audience_is_refused(RunningStack stack) {
        createTerminalClient(stack, "crm", "elsewhere", "", "another-application");

        assertRefused(stack.get(ME, stack.keycloak().token("crm", "elsewhere", USER, RunningStack.PASSWORD)));
    }

    @Test
    void a_token_of_another_realm_is_refused_though_all_else_is_the_same(RunningStack stack) {
        if (stack.keycloak().call("GET", "/other", "").statusCode() == 404) {
            stack.keycloak().createRealm("{\"realm\": \"other\", \"enabled\": true, \"sslRequired\": \"none\"}");
        }
        stack.createUser("other", USER, "Grace", "Hopper");
        createTerminalClient(stack, "other", "crm-cli", "", "crm-web");

        assertRefused(stack.get(ME, stack.keycloak().token("other", "crm-cli", USER, RunningStack.PASSWORD)));
    }

    @Test
    void a_token_that_says_it_needs_no_signature_is_refused(RunningStack stack) {
        String claims = parts(stack.token(USER)).get(1);

        assertRefused(stack.get(ME, base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + "."));
    }

    @Test
    void a_token_whose_claims_were_changed_is_refused(RunningStack stack) {
        List<String> parts = parts(stack.token(USER));
        String claims = new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
        String changed = claims.replace("Grace Hopper", "Somebody Else");

        assertThat(changed).isNotEqualTo(claims);
        assertRefused(stack.get(ME, parts.get(0) + "." + base64(changed) + "." + parts.get(2)));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\":\"NOT_SIGNED_IN\"", "\"type\":\"urn:kinship:problem:NOT_SIGNED_IN\"")
                .doesNotContain("<html", "\tat ");
    }

    private static void createTerminalClient(
            RunningStack stack, String realm, String clientId, String settings, String audience) {
        String client = """
                {"clientId": "%s", "publicClient": true, "directAccessGrantsEnabled": true, %s
                 "protocolMappers": [{"name": "audience", "protocol": "openid-connect",
                   "protocolMapper": "oidc-audience-mapper",
                   "config": {"included.custom.audience": "%s", "access.token.claim": "true"}}]}""".formatted(clientId, settings, audience);
        int status =
                stack.keycloak().call("POST", "/" + realm + "/clients", client).statusCode();
        assertThat(status).isIn(201, 409);
    }

    /** Header, claims and signature. */
    private static List<String> parts(String token) {
        return Pattern.compile("\\.").splitAsStream(token).toList();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
