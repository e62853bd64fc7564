package crm.web.admin.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.internal.JacksonUtils;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.metadata.LookupType.OnDelete;
import crm.metadata.Metadata;
import crm.metadata.ReferenceType;
import crm.web.admin.field.LookupWords;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Shape;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an entity type refers to and what refers to it: a picture, and the same as a table. */
public final class RelationsPart extends Div {

    private final Shape shape;
    private final EntityType type;
    private final Language language;

    public RelationsPart(Shape shape, EntityType type, Language language) {
        this.shape = shape;
        this.type = type;
        this.language = language;
        List<Relation> relations = relations();
        add(new Picture(data(relations)), table(relations));
    }

    /** @param outward true if this entity type has the field */
    private record Relation(boolean outward, EntityType other, String field, OnDelete onDelete) {}

    private List<Relation> relations() {
        FieldWords words = new FieldWords(language);
        List<Relation> all = new ArrayList<>();
        type.storedFields().forEach(field -> {
            if (field.type() instanceof ReferenceType references) {
                references.targets().stream()
                        .flatMap(target -> shape.whole().find(target).stream())
                        .forEach(other -> all.add(new Relation(true, other, words.label(field), onDelete(field))));
            }
        });
        for (Metadata.Reference reference : shape.whole().referencesTo(type)) {
            all.add(new Relation(false, reference.type(), words.label(reference.field()), onDelete(reference.field())));
        }
        return all;
    }

    private static OnDelete onDelete(Field field) {
        return field.type() instanceof LookupType lookup ? lookup.onDelete() : OnDelete.KEEP;
    }

    private String label(EntityType of) {
        return of.label().in(language.locale());
    }

    private ObjectNode data(List<Relation> relations) {
        ObjectNode data = JacksonUtils.createObjectNode();
        data.put("name", label(type));
        long out = relations.stream().filter(Relation::outward).count();
        data.put("sentence", language.t("admin.relationsSentence", label(type), out, relations.size() - out));
        ArrayNode list = data.putArray("relations");
        relations.forEach(relation -> list.addObject()
                .put("outward", relation.outward())
                .put("name", label(relation.other()))
                .put("field", relation.field())
                .put("firm", relation.onDelete().isFirm())
                .put("href", "/admin/" + relation.other().name() + "/relations"));
        return data;
    }

    private Component table(List<Relation> relations) {
        AdminTable table = new AdminTable(
                "relations",
                List.of(
                        language.t("admin.entity"),
                        language.t("admin.direction"),
                        language.t("admin.field"),
                        language.t("admin.onDelete")));
        relations.forEach(relation -> {
            Anchor link = new Anchor("/admin/" + relation.other().name() + "/relations", label(relation.other()));
            link.addClassName("admin-name");
            table.row(
                    link,
                    AdminTable.text(language.t(
                            relation.outward() ? "admin.outward" : "admin.inward",
                            label(type),
                            label(relation.other()))),
                    AdminTable.text(relation.field()),
                    AdminTable.text(LookupWords.onDelete(relation.onDelete(), language)));
        });
        return table;
    }

    /** Drawn by the browser from these words, which only ever become text. */
    @Tag("k-relations")
    private static final class Picture extends Component {

        private Picture(ObjectNode data) {
            getElement().setPropertyJson("data", data);
        }
    }
}
