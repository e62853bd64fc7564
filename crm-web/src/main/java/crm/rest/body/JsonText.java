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

    private static final int CHARACTERS_OF_A_RECORD = 1024;

    private JsonText() {}

    static String of(Writing writing) {
        return of(1, writing);
    }

    /** @param records as many are about to be written: a text that grows is copied again and again */
    static String of(int records, Writing writing) {
        StringWriter text = new StringWriter(CHARACTERS_OF_A_RECORD * Math.max(1, records));
        try (JsonGenerator json = Json.mapper().createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return text.toString();
    }
}
