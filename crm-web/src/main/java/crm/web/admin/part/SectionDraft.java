package crm.web.admin.part;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A section of the form while it is laid out. */
final class SectionDraft {

    Labels label;
    final List<String> fields;

    SectionDraft(Labels label, List<String> fields) {
        this.label = label;
        this.fields = new ArrayList<>(fields);
    }

    static List<SectionDraft> of(EntityType type) {
        return new ArrayList<>(type.form().stream()
                .map(section -> new SectionDraft(Labels.of(section.label()), section.fields()))
                .toList());
    }

    /** As documents write it, without sections that have no fields. */
    static ArrayNode toJson(List<SectionDraft> sections) {
        ArrayNode form = JsonNodeFactory.instance.arrayNode();
        sections.stream().filter(section -> !section.fields.isEmpty()).forEach(section -> {
            ObjectNode one = form.addObject();
            one.set("section", section.label.toJson());
            one.set("fields", Shape.array(section.fields));
        });
        return form;
    }

    static Optional<SectionDraft> holding(List<SectionDraft> sections, String field) {
        return sections.stream()
                .filter(section -> section.fields.contains(field))
                .findFirst();
    }
}
