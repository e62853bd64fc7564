package crm.rest;

import static crm.rest.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.rest.Api.Reply;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a rep, his colleague and their manager may see and do. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RolesIT {

    private Api admin;
    private Api lena;
    private Api jan;
    private Api frank;

    @BeforeEach
    void sign_in(RunningStack stack) throws Throwable {
        admin = Api.administrator(stack, "globex");
        lena = new Api(stack, "lena.brandt@globex.example");
        jan = new Api(stack, "jan.de.wit@globex.example");
        frank = new Api(stack, "frank.grimes@globex.example");
    }

    @Test
    void a_deal_of_a_colleague_is_not_there() {
        String at = "/opportunity/" + aDealOf(lena);

        assertThat(lena.get(at).status()).isEqualTo(200);
        assertThat(frank.get(at).status()).isEqualTo(200);
        assertThat(admin.get(at).status()).isEqualTo(200);
        for (Reply refused : List.of(
                jan.get(at),
                jan.patch(at, "{\"nextStep\": \"Take it\"}"),
                jan.patch(at, "{}", "If-Match", "\"77\""),
                jan.delete(at),
                jan.send("POST", at + ":restore"))) {
            assertRefused(refused, 404, "NOT_FOUND");
        }
        assertThat(jan.list("opportunity", "name == 'Of a colleague'", "")
                        .json()
                        .get("records"))
                .isEmpty();
    }

    @Test
    void a_rep_edits_any_account_but_deletes_only_his_own() {
        String at = "/account/" + id(lena.post("/account", "{\"name\": \"Shared\"}"));

        Reply changed = jan.patch(at, "{\"description\": \"Jan was here\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/updatedBy/title").asText()).isEqualTo("Jan de Wit");
        assertRefused(jan.delete(at), 403, "FORBIDDEN");
        assertThat(lena.delete(at).status()).isEqualTo(204);
    }

    @Test
    void what_may_be_read_but_not_edited_is_forbidden() {
        JsonNode product = lena.get("/product?limit=1").json().at("/records/0");
        String at = "/product/" + product.get("id").asText();

        assertRefused(lena.patch(at, "{\"name\": \"Cheap\"}"), 403, "FORBIDDEN");
        assertRefused(lena.patch(at, "{\"name\": 7}"), 403, "FORBIDDEN");
        assertRefused(lena.delete(at), 403, "FORBIDDEN");
        assertRefused(lena.post("/product", "{\"name\": \"New\", \"code\": \"new\"}"), 403, "FORBIDDEN");
        assertThat(lena.get(at).json()).isEqualTo(product);
    }

    @Test
    void a_rep_gives_no_deal_away_and_takes_none() {
        String lenas = aDealOf(lena);
        String janHimself = jan.get("/me").json().at("/user/id").asText();

        assertRefused(
                lena.patch("/opportunity/" + lenas, "{\"owner\": \"%s\"}".formatted(janHimself)), 403, "FORBIDDEN");
        assertThat(frank.patch("/opportunity/" + lenas, "{\"owner\": \"%s\"}".formatted(janHimself))
                        .status())
                .isEqualTo(200);
        assertThat(jan.get("/opportunity/" + lenas).status()).isEqualTo(200);
        assertRefused(lena.get("/opportunity/" + lenas), 404, "NOT_FOUND");
    }

    @Test
    void counts_and_sums_are_of_what_one_may_read() {
        String mark = "Counted " + aDealOf(lena);
        lena.post("/opportunity", "{\"name\": \"%s\", \"closeDate\": \"2027-01-31\", \"amount\": 7}".formatted(mark));
        String asked = "{\"filter\": \"name == '%s'\", \"measures\": [\"count\", \"sum(amount)\"]}".formatted(mark);

        assertThat(lena.post("/opportunity:aggregate", asked)
                        .json()
                        .at("/groups/0/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(frank.post("/opportunity:aggregate", asked)
                        .json()
                        .at("/groups/0/sum(amount)")
                        .asInt())
                .isEqualTo(7);
        assertThat(jan.post("/opportunity:aggregate", asked)
                        .json()
                        .at("/groups/0/count")
                        .asInt())
                .isZero();
    }

    @Test
    void the_description_offers_only_what_one_may_do() {
        JsonNode paths = lena.get("/openapi.json").json().get("paths");

        assertThat(paths.at("/~1product").has("post")).isFalse();
        assertThat(paths.at("/~1product~1{id}").has("patch")).isFalse();
        assertThat(paths.at("/~1opportunity").has("post")).isTrue();
    }

    private static String aDealOf(Api rep) {
        return id(rep.post("/opportunity", "{\"name\": \"Of a colleague\", \"closeDate\": \"2027-01-31\"}"));
    }

    private static String id(Reply made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asText();
    }
}
