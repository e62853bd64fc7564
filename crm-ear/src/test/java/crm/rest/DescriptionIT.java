package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The OpenAPI document of a tenant, as a generator of clients reads it. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class DescriptionIT {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private JsonNode document;

    private record Operation(String method, String path, JsonNode json) {}

    @BeforeEach
    void read(RunningStack stack) throws Throwable {
        document = Api.administrator(stack, "northstar").get("/openapi.json").json();
    }

    @Test
    void every_route_of_the_server_is_described_and_no_other(RunningStack stack) {
        Set<String> entities = Set.of("account", "contact", "department", "opportunity", "product", "user");
        Set<String> described = operations()
                .map(operation -> operation.method().toUpperCase(java.util.Locale.ROOT) + " "
                        + operation.path().replaceFirst("^/(%s)\\b".formatted(String.join("|", entities)), "/{entity}"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(stack.management().routes());
    }

    @Test
    void every_reference_leads_somewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(reference.asText()).startsWith("#/");
            assertThat(document.at(reference.asText().substring(1)).isObject())
                    .as(reference.asText())
                    .isTrue();
        }
    }

    @Test
    void every_operation_has_its_own_name_answers_and_the_parameters_of_its_path() {
        List<String> names = new ArrayList<>();
        operations().forEach(operation -> {
            names.add(operation.json().get("operationId").asText());
            JsonNode answers = operation.json().get("responses");
            assertThat(answers.has("default")).as(operation.toString()).isTrue();
            answers.valueStream()
                    .filter(answer -> !answer.has("$ref"))
                    .forEach(answer -> assertThat(answer.path("description").asText())
                            .as(operation.toString())
                            .isNotBlank());
            for (String name :
                    operation.path().replaceAll("[^{]*\\{(\\w+)}[^{]*", "$1 ").split(" ", -1)) {
                if (operation.path().contains("{" + name + "}")) {
                    assertThat(parameters(operation)).as(operation.path()).contains("path " + name);
                }
            }
        });
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    @Test
    void it_says_which_version_it_speaks_and_where() {
        assertThat(document.get("openapi").asText()).startsWith("3.1.");
        assertThat(document.at("/info/title").asText()).isEqualTo("Kinship");
        assertThat(document.at("/info/version").asText()).isNotBlank();
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("/api/v1");
        assertThat(document.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
    }

    @Test
    void who_has_it_already_is_not_sent_it_again(RunningStack stack) {
        Api api = new Api(stack, "admin@northstar.example");
        String tag = api.get("/openapi.json").header("ETag");

        assertThat(api.get("/openapi.json", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(api.get("/metadata", "If-None-Match", api.get("/metadata").header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    private List<String> parameters(Operation operation) {
        return operation
                .json()
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.has("$ref")
                        ? document.at(parameter.get("$ref").asText().substring(1))
                        : parameter)
                .map(parameter -> parameter.get("in").asText() + " "
                        + parameter.get("name").asText())
                .toList();
    }

    private Stream<Operation> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Operation(operation.getKey(), path.getKey(), operation.getValue())));
    }
}
