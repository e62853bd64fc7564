package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.rest.request.Batch;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several records made in one request. */
class BatchRoutesIT {

    private static final String CREATE = "/opportunity:create";

    private final Tenancy tenancy = new Tenancy("batches");
    private final Face face = tenancy.face("administrator");

    @Test
    void records_are_made_in_the_order_in_which_they_are_sent() {
        Face.Reply reply = face.post(CREATE, batch(deal("One"), deal("Two"), deal("Three")));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("records").findValuesAsText("name")).containsExactly("One", "Two", "Three");
        for (JsonNode made : reply.json().get("records")) {
            JsonNode read = face.get("/opportunity/" + made.get("id").asText()).json();
            assertThat(read).isEqualTo(made);
        }
    }

    @Test
    void what_is_wrong_with_any_of_them_is_told_at_once_and_none_is_made() {
        String name = "Never made " + UUID.randomUUID();
        Face.Reply reply = face.post(
                CREATE,
                batch(
                        deal(name),
                        "{\"name\": \"No date\", \"amout\": 1}",
                        "{\"name\": \"Bad\", \"closeDate\": \"2027-01-31\", \"account\": \"%s\"}"
                                .formatted(new UUID(7, 7))));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("INVALID_RECORD");
        assertThat(reply.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("records[1].amout", "records[1].closeDate", "records[2].account");
        assertThat(named(name)).isZero();
    }

    @Test
    void a_unique_value_that_two_of_them_want_is_refused_at_the_second() {
        String one = "{\"name\": \"One\", \"closeDate\": \"2027-01-31\", \"externalId\": \"Same\"}";
        String other = one.replace("Same", "same");

        Face.Reply reply = face.post(CREATE, batch(deal("First"), one, other));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("errors").findValuesAsText("field")).hasSize(1);
        assertThat(reply.json().at("/errors/0/field").asText()).matches("records\\[[12]].externalId");
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("NOT_UNIQUE");
    }

    @Test
    void the_same_key_makes_them_once() {
        String name = "Once " + UUID.randomUUID();
        Face.Reply first = face.post(CREATE, batch(deal(name), deal(name)), "Idempotency-Key", name);
        Face.Reply second = face.post(CREATE, batch(deal(name), deal(name)), "Idempotency-Key", name);

        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(named(name)).isEqualTo(2);
    }

    @Test
    void a_body_that_is_no_batch_is_refused_with_its_place() {
        assertThat(face.post(CREATE, "{}").json().at("/errors/0/field").asText())
                .isEqualTo("records");
        assertThat(face.post(CREATE, batch()).json().at("/errors/0/field").asText())
                .isEqualTo("records");
        assertThat(face.post(CREATE, batch("{}", "7"))
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("records[1]");
        assertThat(face.post(CREATE, "{\"record\": []}").text()).contains("Did you mean 'records'?");
    }

    @Test
    void more_than_may_be_made_at_once_are_refused() {
        String[] many = new String[Batch.MOST + 1];
        java.util.Arrays.fill(many, deal("Many"));

        Face.Reply reply = face.post(CREATE, batch(many));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void who_may_not_make_one_makes_none() {
        Face.Reply reply = tenancy.face("rep").post("/product:create", batch("{\"name\": \"P\", \"code\": \"p\"}"));

        assertThat(reply.status()).isEqualTo(403);
    }

    private static String deal(String name) {
        return "{\"name\": \"%s\", \"closeDate\": \"2027-01-31\"}".formatted(name);
    }

    private static String batch(String... records) {
        return "{\"records\": [%s]}".formatted(String.join(", ", records));
    }

    private int named(String name) {
        return face.post("/opportunity:aggregate", "{\"filter\": \"name == '%s'\"}".formatted(name))
                .json()
                .at("/groups/0/count")
                .asInt();
    }
}
