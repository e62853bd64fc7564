package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.Label;
import crm.metadata.Layout;
import crm.metadata.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the form and the layouts of an entity type's document. Fields that are hidden leave them by themselves. */
final class LayoutReader {

    private final Set<String> hidden;
    private final Translation words;

    /** @param words of the entity type */
    LayoutReader(Set<String> hidden, Translation words) {
        this.hidden = hidden;
        this.words = words;
    }

    /** Without sections of which nothing is left. */
    List<Section> sections(JsonNode form) {
        List<Section> sections = new ArrayList<>();
        for (JsonNode section : form) {
            List<String> fields = shown(section.path("fields"));
            if (!fields.isEmpty()) {
                sections.add(new Section(
                        label(section.path("section")),
                        fields,
                        section.path("columns").asInt(Section.COLUMNS),
                        section.has("tab") ? Optional.of(label(section.path("tab"))) : Optional.empty()));
            }
        }
        return sections;
    }

    /** Sections and tabs are known to translations by their English names. */
    private Label label(JsonNode written) {
        return words.at("form").label(written.asText(), written, written.asText());
    }

    /**
     * Those that are not hidden, in the order in which they are tried: a tenant's own before those of packs, unless an
     * order says otherwise.
     */
    List<Layout> layouts(JsonNode definitions, JsonNode order) {
        Set<String> first = new LinkedHashSet<>();
        order.forEach(name -> first.add(name.asText()));
        Set<String> written = Order.of(order, definitions);
        Stream<String> named = written.stream().filter(first::contains);
        Stream<String> own = written.stream().filter(name -> name.endsWith(LayerCheck.OWN));
        return Stream.of(named, own, written.stream())
                .flatMap(names -> names)
                .distinct()
                // a layer may speak of one that its pack does not have any more
                .filter(name -> definitions.path(name).has("label"))
                .filter(name -> !definitions.path(name).path("hidden").asBoolean())
                .map(name -> layout(name, definitions.path(name)))
                .toList();
    }

    private Layout layout(String name, JsonNode definition) {
        List<Section> form = sections(definition.path("form"));
        return new Layout(
                name,
                words.at("layouts").label(name, definition.path("label"), Words.of(name)),
                names(definition.path("roles")),
                names(definition.path("recordTypes")),
                form.isEmpty() ? Optional.empty() : Optional.of(form),
                said(definition, "facts"),
                said(definition, "related"));
    }

    private Optional<List<String>> said(JsonNode definition, String key) {
        return definition.has(key) ? Optional.of(shown(definition.path(key))) : Optional.empty();
    }

    private List<String> shown(JsonNode array) {
        return names(array).stream().filter(name -> !hidden.contains(name)).toList();
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new LinkedHashSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }
}
