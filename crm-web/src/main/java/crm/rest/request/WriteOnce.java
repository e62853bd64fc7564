package crm.rest.request;

import crm.idempotency.Answer;
import crm.idempotency.IdempotencyKey;
import crm.idempotency.IdempotentWrites;
import crm.record.Records;
import crm.rest.caller.CurrentCaller;
import crm.transaction.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs a write in one transaction, and only once for its {@code Idempotency-Key} where the caller sent one. */
@Singleton
public class WriteOnce {

    static final String HEADER = "Idempotency-Key";

    private final CurrentCaller current;
    private final Transactions transactions;
    private final IdempotentWrites idempotent;
    private final Records records;

    @Inject
    public WriteOnce(CurrentCaller current, Transactions transactions, IdempotentWrites idempotent, Records records) {
        this.current = current;
        this.transactions = transactions;
        this.idempotent = idempotent;
        this.records = records;
    }

    public Answer run(Request request, UriInfo uri, HttpHeaders headers, byte[] body, Supplier<Answer> write) {
        Optional<String> key = Optional.ofNullable(headers.getHeaderString(HEADER));
        String action = action(request, uri, headers);
        Supplier<Answer> once = key.<Supplier<Answer>>map(
                        text -> () -> idempotent.once(IdempotencyKey.of(text, action + seen(), body), write))
                .orElse(write);
        return transactions.run(current.caller(), once);
    }

    /** Who sees other fields by now is not given the answer of then. */
    private String seen() {
        return records.access().view().mark();
    }

    private static String action(Request request, UriInfo uri, HttpHeaders headers) {
        String condition = Optional.ofNullable(headers.getHeaderString(HttpHeaders.IF_MATCH))
                .orElse("");
        return String.join(" ", request.getMethod(), uri.getRequestUri().getRawPath(), condition);
    }
}
