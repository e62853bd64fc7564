package crm.web.admin.part;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Section;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A section of the form while it is laid out. */
final class SectionDraft {

    Labels label;
    Labels tab;
    int columns;
    final List<String> fields;

    SectionDraft(Labels label, List<String> fields) {
        this(label, fields, Section.COLUMNS, Labels.NONE);
    }

    private SectionDraft(Labels label, List<String> fields, int columns, Labels tab) {
        this.label = label;
        this.fields = new ArrayList<>(fields);
        this.columns = columns;
        this.tab = tab;
    }

    static List<SectionDraft> of(List<Section> form) {
        return new ArrayList<>(form.stream()
                .map(section -> new SectionDraft(
                        Labels.of(section.label()),
                        section.fields(),
                        section.columns(),
                        section.tab().map(Labels::of).orElse(Labels.NONE)))
                .toList());
    }

    /** True if it is set otherwise than sections are from the start. */
    boolean isSet() {
        return columns != Section.COLUMNS || !tab.isEmpty();
    }

    /** As documents write it, without sections that have no fields. */
    static ArrayNode toJson(List<SectionDraft> sections) {
        ArrayNode form = JsonNodeFactory.instance.arrayNode();
        sections.stream().filter(section -> !section.fields.isEmpty()).forEach(section -> {
            ObjectNode one = form.addObject();
            one.set("section", section.label.toJson());
            one.set("fields", Shape.array(section.fields));
            if (section.columns != Section.COLUMNS) {
                one.put("columns", section.columns);
            }
            if (!section.tab.isEmpty()) {
                one.set("tab", section.tab.toJson());
            }
        });
        return form;
    }

    static Optional<SectionDraft> holding(List<SectionDraft> sections, String field) {
        return sections.stream()
                .filter(section -> section.fields.contains(field))
                .findFirst();
    }
}
