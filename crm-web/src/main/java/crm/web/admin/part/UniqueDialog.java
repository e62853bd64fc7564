package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.UniqueCombination;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.LabelInputs;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Patches;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.FieldWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes or changes a combination of fields that no two records have alike. */
final class UniqueDialog extends PlanDialog {

    private static final int MOST = 5;

    private final EntityType type;
    private final Optional<UniqueCombination> combination;
    private final OrderedNames fields;
    private final LabelInputs messages;

    UniqueDialog(ShapeChange change, Shape shape, EntityType type, Optional<UniqueCombination> combination) {
        super(change, shape, change.language().t(combination.isPresent() ? "admin.uniqueOne" : "admin.newUnique"));
        this.type = type;
        this.combination = combination;
        setWidth("640px");
        fields = new OrderedNames(
                language,
                language.t("admin.uniqueFields"),
                type.fields().stream()
                        .filter(UniqueCombination::takes)
                        .map(Field::name)
                        .toList(),
                combination.map(UniqueCombination::fields).orElse(List.of()),
                name -> type.findStored(name)
                        .map(new FieldWords(language)::label)
                        .orElse(name),
                MOST);
        fields.addClassName("plan-wide");
        place("fields", fields::complain);
        Labels message =
                combination.flatMap(UniqueCombination::message).map(Labels::of).orElse(Labels.NONE);
        messages = labels("message", "admin.message", message).atMost(300);
        Paragraph how = new Paragraph(language.t("admin.uniqueDialogHow"));
        how.addClassName("plan-wide");
        Div form = new Div(how, fields, messages.english(), messages.chinese());
        form.addClassName("plan-form");
        add(form);
        footer(language.t("admin.saveUnique"));
    }

    private String name() {
        return combination.map(UniqueCombination::name).orElseGet(() -> {
            Set<String> taken = Stream.concat(
                            type.storedFields().stream().map(Field::name),
                            type.unique().stream().map(UniqueCombination::name))
                    .collect(Collectors.toSet());
            return ApiName.own("one " + String.join(" ", fields.chosen()).replace("_c", ""), taken);
        });
    }

    @Override
    protected Optional<ObjectNode> patch() {
        if (fields.chosen().size() < 2) {
            complain("fields", language.t("admin.needsTwoFields"));
            return Optional.empty();
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.set("fields", Shape.array(fields.chosen()));
        Labels message = messages.read();
        if (!message.isEmpty()) {
            wanted.set("message", message.toJson());
        }
        JsonNode written = shape.written(type.name()).path(UniquePart.UNIQUE).path(name());
        if (written.path("hidden").asBoolean()) {
            wanted.put("hidden", true);
        }
        return Optional.of(shape.patch(type.name(), UniquePart.UNIQUE, name(), Patches.between(written, wanted)));
    }

    @Override
    protected String pointer() {
        return shape.pointer(type.name()) + "/unique/" + name();
    }

    @Override
    protected String doneSentence() {
        return language.t("admin.uniqueSaved");
    }
}
