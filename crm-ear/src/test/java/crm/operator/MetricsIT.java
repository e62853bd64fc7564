package crm.operator;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class MetricsIT {

    private static final Path DASHBOARD =
            Path.of(System.getProperty("kinship.home", ".."), "config", "grafana", "kinship.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:kinship|jvm|process)_[a-z_]+");

    @Test
    void whoever_does_not_know_the_password_finds_nothing(RunningStack stack) {
        assertThat(scrape(stack, "").statusCode()).isEqualTo(404);
        assertThat(scrape(stack, basic("guess")).statusCode()).isEqualTo(404);
        assertThat(scrape(stack, "Bearer " + stack.token(Writing.ADMINISTRATOR)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void requests_are_counted_by_route_and_size_of_tenant_and_never_by_tenant(RunningStack stack) {
        String account = Writing.account(stack, "Measured");
        stack.get("/api/v1/account/" + account, stack.token(Writing.ADMINISTRATOR));

        String metrics = scrape(stack, basic("kinship")).body();

        assertThat(metrics)
                .contains(
                        "kinship_http_request_seconds_count{method=\"GET\",route=\"/api/v1/{entity}/{id}\",status=\"200\",tenant_class=\"")
                .contains("method=\"POST\",route=\"/api/v1/{entity}\",status=\"201\"")
                .doesNotContain("northstar", "globex", account);
    }

    @Test
    void everything_that_the_dashboard_shows_is_measured(RunningStack stack) throws IOException {
        Writing.account(stack, "Shown");
        Set<String> shown = METRIC.matcher(Files.readString(DASHBOARD))
                .results()
                .map(match -> match.group().replaceFirst("_(bucket|count|sum)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> measured = METRIC.matcher(scrape(stack, basic("kinship")).body())
                .results()
                .map(match -> match.group().replaceFirst("_(bucket|count|sum)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).hasSizeGreaterThan(10);
        assertThat(measured).containsAll(shown);
    }

    private static HttpResponse<String> scrape(RunningStack stack, String authorization) {
        HttpRequest.Builder request = stack.request("/metrics");
        return stack.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private static String basic(String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString(("prometheus:" + password).getBytes(StandardCharsets.UTF_8));
    }
}
