package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.value.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Records of every entity type of a tenant that nobody else may see: one that lives and one that is deleted of each. */
final class Bait implements AutoCloseable {

    private final Api owner;
    private final JsonNode entities;
    private final String mark = "bait-" + UUID.randomUUID();
    private final Map<String, JsonNode> live = new LinkedHashMap<>();
    private final Map<String, String> deleted = new LinkedHashMap<>();

    Bait(Api owner) {
        this.owner = owner;
        entities = owner.get("/metadata").json().get("entities");
        entities.fieldNames().forEachRemaining(entity -> {
            String id = make(entity);
            assertThat(owner.delete("/" + entity + "/" + id).status()).isEqualTo(204);
            deleted.put(entity, id);
            live.put(entity, owner.get("/" + entity + "/" + make(entity)).json());
        });
        entities().forEach(this::refer);
    }

    private String make(String entity) {
        Api.Reply made = owner.post("/" + entity, values(entity));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asText();
    }

    /** Fills every lookup. */
    private void refer(String entity) {
        ObjectNode references = Json.mapper().createObjectNode();
        references(entity).forEach(references::put);
        Api.Reply changed = owner.patch("/" + entity + "/" + live(entity), references.toString());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        live.put(entity, changed.json());
    }

    /** A new record's, with the same values in what is unique. */
    String values(String entity) {
        ObjectNode values = Json.mapper().createObjectNode();
        entities.at("/" + entity + "/fields").properties().forEach(field -> {
            JsonNode about = field.getValue();
            boolean given =
                    about.get("required").asBoolean() || about.get("unique").asBoolean();
            if (given && !about.get("readOnly").asBoolean() && !about.has("default")) {
                values.put(field.getKey(), value(about.get("type").asText()));
            }
        });
        return values.toString();
    }

    private String value(String type) {
        return switch (type) {
            case "text" -> mark;
            case "email" -> mark + "@example.org";
            case "date" -> "2027-01-31";
            default -> throw new IllegalArgumentException("No value for a field of type " + type);
        };
    }

    /** Of each lookup that takes a value, by its name, the id of a record there. */
    Map<String, String> references(String entity) {
        Map<String, String> references = new HashMap<>();
        entities.at("/" + entity + "/fields").properties().forEach(field -> {
            JsonNode about = field.getValue();
            boolean lookup = about.get("type").asText().equals("lookup");
            if (lookup && !about.get("readOnly").asBoolean()) {
                references.put(field.getKey(), live(about.get("target").asText()));
            }
        });
        return references;
    }

    Set<String> entities() {
        return live.keySet();
    }

    /** What only these records contain. */
    String mark() {
        return mark;
    }

    String live(String entity) {
        return Objects.requireNonNull(live.get(entity), entity).get("id").asText();
    }

    List<String> both(String entity) {
        return List.of(live(entity), Objects.requireNonNull(deleted.get(entity), entity));
    }

    String[] ids() {
        List<String> ids = new ArrayList<>(deleted.values());
        entities().forEach(entity -> ids.add(live(entity)));
        return ids.toArray(String[]::new);
    }

    void assertUntouched() {
        live.forEach((entity, record) ->
                assertThat(owner.get("/" + entity + "/" + live(entity)).json()).isEqualTo(record));
        deleted.forEach((entity, id) ->
                assertThat(owner.get("/" + entity + "/" + id).status()).isEqualTo(404));
    }

    @Override
    public void close() {
        entities().forEach(entity -> {
            ObjectNode nothing = Json.mapper().createObjectNode();
            references(entity).keySet().stream()
                    .filter(field -> !field.equals("owner"))
                    .forEach(nothing::putNull);
            owner.patch("/" + entity + "/" + live(entity), nothing.toString());
        });
        entities().forEach(entity -> owner.delete("/" + entity + "/" + live(entity)));
    }
}
