package crm.web.board;

import com.vaadin.flow.internal.JacksonUtils;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.web.cell.CellRenderer;
import crm.web.list.ListRow;
import crm.web.text.Language;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code board.js} draws a card from: the entity type's card, with the owner. The server keeps none of it. */
final class BoardCard {

    private BoardCard() {}

    static ArrayNode all(List<ListRow> rows, Language language) {
        ArrayNode cards = JacksonUtils.createArrayNode();
        rows.forEach(row -> cards.add(of(row, language)));
        return cards;
    }

    static ObjectNode of(ListRow row, Language language) {
        Face.Card face = row.record().type().face().card();
        String name = row.title().text();
        ObjectNode card = JacksonUtils.createObjectNode();
        card.put("id", row.record().id().toString());
        card.put("name", name);
        card.put("move", language.t("board.move", name));
        card.set("title", CellRenderer.properties(row.title()));
        card.set("line", CellRenderer.properties(row.cell(face.line())));
        card.set("amount", CellRenderer.properties(row.cell(face.amount())));
        card.set("date", CellRenderer.properties(row.cell(face.date())));
        card.set("owner", CellRenderer.properties(row.cell(row.record().type().field(EntityType.OWNER))));
        card.set("note", CellRenderer.properties(row.note()));
        return card;
    }
}
