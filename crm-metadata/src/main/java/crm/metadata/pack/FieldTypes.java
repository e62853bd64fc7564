package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.FieldType;
import java.util.List;
import java.util.Map;

/** The field types of definitions that are known to be right. */
public final class FieldTypes {

    private FieldTypes() {}

    /** The entity types that a definition refers to. */
    public static List<String> targets(JsonNode definition) {
        return definition.has("to") ? FieldTypeReader.targets(definition) : List.of();
    }

    public static FieldType read(JsonNode definition) {
        return FieldTypeReader.read(definition, new Translation(Map.of()));
    }
}
