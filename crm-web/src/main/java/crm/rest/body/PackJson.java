package crm.rest.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.admin.pack.PackGallery;
import crm.metadata.Field;
import java.util.List;
import java.util.Locale;

/** The gallery of packs as JSON, in one language. */
public record PackJson(Locale locale) {

    public ObjectNode of(List<PackGallery.Entry> entries) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode packs = json.putArray("packs");
        entries.forEach(entry -> packs.add(of(entry)));
        return json;
    }

    private ObjectNode of(PackGallery.Entry entry) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("pack", entry.name())
                .put("label", entry.label().in(locale));
        if (entry.isInstalled()) {
            json.put("installed", entry.installed().getAsInt());
        } else {
            json.putNull("installed");
        }
        json.put("newest", entry.newest());
        ArrayNode entities = json.putArray("entities");
        entry.entities().forEach(type -> entities.add(type.name()));
        ObjectNode adds = json.putObject("adds");
        entry.adds().forEach((type, fields) -> {
            ArrayNode names = adds.putArray(type.name());
            fields.stream().map(Field::name).forEach(names::add);
        });
        return json.put("samples", entry.examples());
    }
}
