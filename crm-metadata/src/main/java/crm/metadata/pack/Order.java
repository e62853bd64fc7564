package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The order of named definitions: those that an {@code order} names, then the others as they are written. */
final class Order {

    private Order() {}

    /** @param order names, of which some may not be there; may be missing */
    static Set<String> of(JsonNode order, JsonNode definitions) {
        Set<String> names = new LinkedHashSet<>();
        order.forEach(name -> names.add(name.asText()));
        names.removeIf(name -> !definitions.has(name));
        definitions.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
