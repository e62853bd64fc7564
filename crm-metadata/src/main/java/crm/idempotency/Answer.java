package crm.idempotency;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a request was answered.
 *
 * @param status as in HTTP
 * @param headers those that belong to the answer itself, by name
 * @param body may be empty
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
