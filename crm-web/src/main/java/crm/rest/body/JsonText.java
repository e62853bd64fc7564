package crm.rest.body;

import com.fasterxml.jackson.core.JsonGenerator;
import crm.value.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A whole JSON document, written straight to text. It is complete before anything is sent, so that a slow reader holds
 * no database connection and a failure is still told as one.
 */
final class JsonText {

    /** Writes a document. */
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private JsonText() {}

    static String of(Writing writing) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = Json.mapper().createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return text.toString();
    }
}
