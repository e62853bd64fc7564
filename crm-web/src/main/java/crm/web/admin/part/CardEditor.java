package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.web.admin.shape.Shape;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What stands on the card that phone lists, boards and lookups share. */
final class CardEditor extends Div {

    private final Shape shape;
    private final EntityType type;
    private final Language language;
    private final Function<Predicate<Field>, List<String>> names;
    private final UnaryOperator<String> words;
    private final Map<String, Select<String>> places = new LinkedHashMap<>();

    /** @param names the fields that a place can have */
    CardEditor(
            Shape shape,
            EntityType type,
            Language language,
            Function<Predicate<Field>, List<String>> names,
            UnaryOperator<String> words) {
        this.shape = shape;
        this.type = type;
        this.language = language;
        this.names = names;
        this.words = words;
        addClassName("layout-card");
        add(new H2(language.t("admin.layout.card")));
        Face.Card now = type.face().card();
        place("line", now.line(), _ -> true);
        place("amount", now.amount(), field -> field.type() instanceof NumberType);
        place("date", now.date(), field -> field.type() instanceof DateType || field.type() instanceof DateTimeType);
        place("chip", now.chip(), field -> field.type() instanceof PicklistType);
        place("note", now.note(), _ -> true);
    }

    private void place(String key, Optional<String> now, Predicate<Field> which) {
        List<String> offered = new ArrayList<>(names.apply(which));
        now.filter(name -> !offered.contains(name)).ifPresent(offered::add);
        Select<String> select = new Select<>();
        select.setLabel(language.t("admin.card." + key));
        select.setItems(offered);
        select.setItemLabelGenerator(name -> name == null ? "–" : words.apply(name));
        boolean shipped = shape.shippedDocument(type.name()).path("card").has(key);
        select.setEmptySelectionAllowed(!shipped);
        select.setEmptySelectionCaption("–");
        now.ifPresent(select::setValue);
        places.put(key, select);
        add(select);
    }

    /** Adds what is chosen otherwise than it is. */
    void addTo(ObjectNode patch) {
        JsonNode shown = shape.document(type.name()).path("card");
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        places.forEach((key, select) -> {
            String value = Optional.ofNullable(select.getValue()).orElse("");
            if (value.isEmpty() && shown.has(key)) {
                changed.putNull(key);
            } else if (!value.equals(shown.path(key).asText())) {
                changed.put(key, value);
            }
        });
        if (!changed.isEmpty()) {
            patch.set("card", changed);
        }
    }
}
