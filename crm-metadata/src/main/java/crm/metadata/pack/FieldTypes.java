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

    /** True for the keys that are about setting a field: the definition of one that is computed has none of them. */
    public static boolean isOfWhatIsSet(String key) {
        return FieldCheck.OF_A_SET_FIELD.contains(key);
    }

    public static FieldType read(JsonNode definition) {
        return FieldTypeReader.read(definition, new Translation(Map.of()));
    }
}
