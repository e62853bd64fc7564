package crm.admin;

import java.util.Map;
import java.util.function.Function;

/**
 * A record that is to be there.
 *
 * @param key tells it apart from the others of its entity type
 * @param values by field, the key's included; may refer to records of the same entity type that come before
 */
public record WantedRecord(String key, Function<KnownRecords, Map<String, Object>> values) {

    public static WantedRecord of(String key, Map<String, Object> values) {
        return new WantedRecord(key, _ -> values);
    }
}
