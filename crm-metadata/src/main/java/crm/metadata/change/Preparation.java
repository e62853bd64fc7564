package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.UniqueCombination;
import crm.metadata.pack.Register;
import java.util.List;

/**
 * What is made of very many records in the background before a change is in force. From its beginning on saves do the same
 * for their record: the register of the version says so.
 *
 * @param kind of the work that makes it
 * @param entityId the entity type's number
 * @param name of the field or combination
 * @param path to it among all entity types
 * @param detail the field as it will be, or the fields that no two records will have alike
 */
public record Preparation(String kind, int entityId, String entity, String name, String path, JsonNode detail) {

    static Preparation conversion(MetadataChange change, int entityId) {
        return new Preparation(
                Conversions.KIND, entityId, change.entity(), change.name(), change.path(), change.after());
    }

    static Preparation unique(int entityId, String entity, UniqueCombination unique) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        unique.fields().forEach(fields::add);
        String path = "/" + entity + (unique.isOfSeveral() ? "/unique/" : "/fields/") + unique.name();
        return new Preparation(UniqueFill.KIND, entityId, entity, unique.name(), path, fields);
    }

    boolean isConversion() {
        return kind.equals(Conversions.KIND);
    }

    /** As fields are told apart: {@code sample.size_c}. */
    String id() {
        return entity + "." + name;
    }

    List<String> fields() {
        return detail.valueStream().map(JsonNode::asText).toList();
    }

    /** From the version with this register on, saves do it. */
    Register begun(Register register) {
        return isConversion() ? register.begun(entity, name, detail) : register.claiming(entity, name, fields());
    }

    /** All records have it, and the change comes that it was made for. */
    Register done(Register register) {
        return isConversion() ? register.switched(entity, name) : register.claimed(entity, name);
    }

    /** Everything stays as it was. */
    Register takenBack(Register register) {
        return isConversion() ? register.cancelled(entity, name) : register.claimed(entity, name);
    }

    static Preparation read(JsonNode json) {
        return new Preparation(
                json.path("kind").asText(),
                json.path("entityId").asInt(),
                json.path("entity").asText(),
                json.path("name").asText(),
                json.path("path").asText(),
                json.path("detail"));
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", kind).put("entityId", entityId).put("entity", entity).put("name", name);
        json.put("path", path).set("detail", detail);
        return json;
    }
}
