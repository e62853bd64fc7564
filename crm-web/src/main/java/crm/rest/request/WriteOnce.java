package crm.rest.request;

import crm.idempotency.Answer;
import crm.idempotency.IdempotencyKey;
import crm.idempotency.IdempotentWrites;
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

    @Inject
    public WriteOnce(CurrentCaller current, Transactions transactions, IdempotentWrites idempotent) {
        this.current = current;
        this.transactions = transactions;
        this.idempotent = idempotent;
    }

    public Answer run(Request request, UriInfo uri, HttpHeaders headers, byte[] body, Supplier<Answer> write) {
        Optional<IdempotencyKey> key = Optional.ofNullable(headers.getHeaderString(HEADER))
                .map(text -> IdempotencyKey.of(text, action(request, uri, headers), body));
        Supplier<Answer> once = key.<Supplier<Answer>>map(known -> () -> idempotent.once(known, write))
                .orElse(write);
        return transactions.run(current.caller(), once);
    }

    private static String action(Request request, UriInfo uri, HttpHeaders headers) {
        String condition = Optional.ofNullable(headers.getHeaderString(HttpHeaders.IF_MATCH))
                .orElse("");
        return String.join(" ", request.getMethod(), uri.getRequestUri().getRawPath(), condition);
    }
}
