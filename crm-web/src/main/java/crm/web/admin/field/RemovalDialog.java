package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.web.admin.shape.Figures;
import crm.web.admin.shape.Outlook;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.ProblemWords;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.admin.shape.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a field away, after what goes with it has been said. */
final class RemovalDialog extends PlanDialog {

    private final EntityType type;
    private final Field field;

    RemovalDialog(ShapeChange change, Shape shape, EntityType type, Field field, Figures figures) {
        super(
                change,
                shape,
                change.language()
                        .t(
                                "admin.deleteFieldTitle",
                                field.label().in(change.language().locale())));
        this.type = type;
        this.field = field;
        setWidth("520px");
        long present = figures.present(type, field.key());
        add(new Paragraph(
                present == 0
                        ? language.t("admin.deletesNothing")
                        : language.t("admin.deletesValues", Figures.count(present, language))));
        List<String> uses = new ArrayList<>(Uses.of(type, field).words(language));
        if (!uses.isEmpty()) {
            add(new Paragraph(language.t("admin.leaves", String.join(language.t("admin.and"), uses))));
        }
        against();
        add(new Paragraph(language.t("admin.deleteFieldHow")));
        footer(language.t("admin.deleteField"));
    }

    private void against() {
        Outlook outlook = change.customisation().outlook(removal());
        if (outlook.problems().isEmpty()) {
            return;
        }
        ProblemWords words = new ProblemWords(language);
        UnorderedList list = new UnorderedList();
        list.addClassName("change-list");
        outlook.problems().forEach(problem -> list.add(new ListItem(words.withPlace(problem))));
        add(new Paragraph(language.t("admin.deleteFieldAgainst")), list);
    }

    private ObjectNode removal() {
        return new FieldRemoval(shape, type.name(), field.name()).patch();
    }

    @Override
    protected Optional<ObjectNode> patch() {
        return Optional.of(removal());
    }

    @Override
    protected String pointer() {
        return shape.pointer(type.name()) + "/fields/" + field.name();
    }

    @Override
    protected String doneSentence() {
        return language.t("admin.fieldDeleted", field.label().in(language.locale()));
    }
}
