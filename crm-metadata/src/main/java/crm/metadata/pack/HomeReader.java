package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.Home;
import crm.metadata.Label;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one home of its part of {@code home.yaml} and its translations. */
final class HomeReader {

    private static final int ROWS = 5;

    private final String name;
    private final JsonNode document;
    private final Translation translation;

    HomeReader(String name, JsonNode document, Translation translation) {
        this.name = name;
        this.document = document;
        this.translation = translation;
    }

    Home read() {
        Set<String> roles = new LinkedHashSet<>();
        document.path("for").forEach(role -> roles.add(role.asText()));
        List<Home.Piece> pieces = new ArrayList<>();
        document.path("pieces").properties().forEach(entry -> pieces.add(piece(entry.getKey(), entry.getValue())));
        return new Home(
                name, roles, measures(document.path("alerts"), ""), measures(document.path("numbers"), ""), pieces);
    }

    private Home.Piece piece(String key, JsonNode piece) {
        Label label = label(key, piece);
        String entity = piece.path("entity").asText();
        boolean aside = piece.path("aside").asBoolean();
        return switch (piece.path("show").asText()) {
            case "bars" ->
                new Home.Bars(
                        label,
                        entity,
                        aside,
                        piece.path("by").asText(),
                        measure(key, piece, entity),
                        piece.path("then").asBoolean());
            case "changes" -> changes(key, piece, label);
            case "seen" -> new Home.Seen(label, aside, piece.path("limit").asInt(ROWS));
            case "growth" -> new Home.Growth(label, entity, aside, measure(key, piece, entity));
            case "team" -> new Home.Team(label, entity, aside, measures(piece.path("columns"), entity));
            default ->
                new Home.Rows(
                        label,
                        entity,
                        aside,
                        text(piece, "filter"),
                        piece.path("sort").asText(""),
                        piece.path("limit").asInt(ROWS),
                        empty(key, piece));
        };
    }

    private Home.Changes changes(String key, JsonNode piece, Label label) {
        List<String> fields = new ArrayList<>();
        piece.path("fields").forEach(field -> fields.add(field.asText()));
        return new Home.Changes(
                label,
                piece.path("entity").asText(),
                piece.path("aside").asBoolean(),
                text(piece, "filter"),
                fields,
                piece.path("weigh").asText(),
                piece.path("limit").asInt(ROWS),
                empty(key, piece));
    }

    private Optional<Label> empty(String key, JsonNode piece) {
        return text(piece, "empty").map(words -> translation.label(key + "Empty", words));
    }

    private List<Home.Measure> measures(JsonNode definitions, String entity) {
        List<Home.Measure> measures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : definitions.properties()) {
            measures.add(measure(
                    entry.getKey(),
                    entry.getValue(),
                    entry.getValue().path("entity").asText(entity)));
        }
        return measures;
    }

    private Home.Measure measure(String key, JsonNode definition, String entity) {
        return new Home.Measure(
                key,
                label(key, definition),
                entity,
                text(definition, "filter"),
                text(definition, "sum"),
                text(definition, "month"),
                definition.path("late").asBoolean());
    }

    private Label label(String key, JsonNode definition) {
        return translation.label(key, definition.path("label").asText(Words.of(key)));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.get(key).asText()) : Optional.empty();
    }
}
