package crm.web.edge;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/** What has arrived of one request's body. All of it happens on the thread of its connection. */
final class ArrivingBody {

    /** Of 16 kB each: as much as REST takes. */
    private static final int MOST_BUFFERS = 64;

    private static final int REQUEST_TIME_OUT = 408;
    private static final int CLOSING_SECONDS = 1;

    private final HttpServerExchange exchange;
    private final HttpHandler next;
    private final StreamSourceChannel channel;
    private final List<PooledByteBuffer> arrived = new ArrayList<>();
    private boolean handedOn;

    ArrivingBody(HttpServerExchange exchange, HttpHandler next) {
        this.exchange = exchange;
        this.next = next;
        this.channel = exchange.getRequestChannel();
    }

    void await(Duration patience) throws Exception {
        boolean isHere = readOrForget();
        if (!isHere || arrived.size() == MOST_BUFFERS) {
            endAfter(patience);
        }
        if (isHere) {
            handOn();
            next.handleRequest(exchange);
            return;
        }
        channel.getReadSetter().set(_ -> readMore());
        channel.resumeReads();
    }

    /** Also where the first part came at once, and more than is kept is still on its way. */
    private void endAfter(Duration patience) {
        XnioExecutor.Key end = exchange.getIoThread()
                .executeAfter(() -> tooLate(patience), patience.toMillis(), TimeUnit.MILLISECONDS);
        exchange.addExchangeCompleteListener((ended, listener) -> {
            end.remove();
            free();
            listener.proceed();
        });
    }

    private void readMore() {
        try {
            if (!readOrForget()) {
                return;
            }
            channel.getReadSetter().set(null);
            channel.suspendReads();
            handOn();
            Connectors.executeRootHandler(next, exchange);
        } catch (IOException e) {
            // Who sent it has gone.
            IoUtils.safeClose(exchange.getConnection());
            exchange.endExchange();
        }
    }

    private boolean readOrForget() throws IOException {
        try {
            return read();
        } catch (IOException e) {
            free();
            throw e;
        }
    }

    /** Whether all of it is here, or as much as is kept. */
    private boolean read() throws IOException {
        while (true) {
            if (arrived.isEmpty() || !arrived.getLast().getBuffer().hasRemaining()) {
                if (arrived.size() == MOST_BUFFERS) {
                    return true;
                }
                arrived.add(exchange.getConnection().getByteBufferPool().allocate());
            }
            int length = channel.read(arrived.getLast().getBuffer());
            if (length <= 0) {
                return length < 0;
            }
        }
    }

    private void handOn() {
        handedOn = true;
        arrived.forEach(buffer -> buffer.getBuffer().flip());
        Connectors.ungetRequestBytes(exchange, arrived.toArray(PooledByteBuffer[]::new));
        Connectors.resetRequestChannel(exchange);
        arrived.clear();
    }

    private void tooLate(Duration patience) {
        if (handedOn) {
            if (!exchange.isRequestComplete()) {
                IoUtils.safeClose(exchange.getConnection());
            }
            return;
        }
        channel.suspendReads();
        free();
        EdgeProblem.of(
                        REQUEST_TIME_OUT,
                        "TIMED_OUT",
                        "The request's body did not come to its end within %d seconds. Nothing was done; send it again."
                                .formatted(patience.toSeconds()))
                .answer(exchange);
        exchange.getIoThread()
                .executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), CLOSING_SECONDS, TimeUnit.SECONDS);
    }

    private void free() {
        arrived.forEach(PooledByteBuffer::close);
        arrived.clear();
    }
}
