package crm.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.SampleTenant;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.FileType;
import crm.transaction.Caller;
import crm.value.Json;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** A record of which the roles {@code outsider}, {@code assistant} and {@code auditor} of the pack {@code samples} have all
 * fields but the name hidden, masked and to read. */
final class LimitedSample {

    private static final String VALUES = """
            {"name": "Ada", "notes": "said in confidence", "email": "ada@example.com", "phone": "+49 30 1234567",
             "website": "https://example.com/ada", "quantity": 4711, "price": 99.5, "discount": 12.25, "checked": true,
             "day": "2027-01-31", "moment": "2027-01-31T09:30:00Z", "colour": "red", "place": {"city": "Berlin"},
             "position": {"latitude": 52.52, "longitude": 13.405},
             "code": "AB-123456789", "reason": "because", "story": "*once*", "start": "09:30", "effort": 90,
             "traits": ["small"], "weight": 1.125, "year": 1999, "tint": "pale", "sealed": "wax"}""";

    private final SampleTenant tenant = SampleTenant.fresh();
    private final Record whole = created();

    SampleTenant tenant() {
        return tenant;
    }

    /** A sample that has something in every field. */
    Record whole() {
        return whole;
    }

    private Record created() {
        Record parent = tenant.sample(Map.of("name", "Parent"));
        ObjectNode json = (ObjectNode) Json.read(VALUES);
        json.put("parent", parent.id().toString());
        json.put("about", parent.ref().toString());
        Record part = tenant.run(records -> records.create("part", named("Part")));
        json.putArray("uses").add(part.id().toString());
        json.putArray("papers").add(FileType.toJson(tenant.file(tenant.system(), "note.txt", "paper".getBytes(UTF_8))));
        json.putArray("picture").add(FileType.toJson(tenant.file(tenant.system(), "dot.png", FilesIT.png(1, 1))));
        return tenant.run(records -> records.create("sample", RecordPatch.parse(records.type("sample"), json)));
    }

    /** Its owner, in a role with this access to all fields but the name. */
    Caller person(FieldAccess access) {
        return new Caller(tenant.id(), whole.owner(), Set.of(role(access)), "test");
    }

    private static String role(FieldAccess access) {
        return switch (access) {
            case HIDDEN -> "outsider";
            case MASKED -> "assistant";
            case READ -> "auditor";
            case EDIT -> "administrator";
        };
    }

    Collection<Field> limited() {
        return whole.type().fields().stream()
                .filter(field -> !field.name().equals("name"))
                .toList();
    }

    static RecordPatch named(String name) {
        return RecordPatch.of(Map.of("name", name));
    }
}
