package crm.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Requests as they go over the wire, made before the time is taken. */
final class Requests {

    /** Stands for a number that is another in every request: a change to what is there already would change nothing. */
    static final String NUMBER = "0000000000";

    private static final AtomicLong SENT = new AtomicLong();

    private Requests() {}

    /** The request with the next number in the place of {@link #NUMBER}, if it has such a place. */
    static byte[] numbered(byte[] request, int place) {
        if (place < 0) {
            return request;
        }
        byte[] numbered = request.clone();
        long number = SENT.incrementAndGet();
        for (int i = NUMBER.length() - 1; i >= 0; i--) {
            numbered[place + i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        return numbered;
    }

    /** Where {@link #NUMBER} stands, or -1. */
    static int place(byte[] request) {
        int blank = new String(request, StandardCharsets.ISO_8859_1).indexOf(" " + NUMBER + '"');
        return blank < 0 ? -1 : blank + 1;
    }

    static byte[] of(String method, String path, String token, String tenant, byte[] body) {
        String content = body.length == 0
                ? ""
                : "Content-Type: %s\r\nContent-Length: %d\r\n"
                        .formatted(
                                method.equals("PATCH") ? "application/merge-patch+json" : "application/json",
                                body.length);
        byte[] head = "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nKinship-Tenant: %s\r\n%s\r\n"
                .formatted(method, path, token, tenant, content)
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + body.length);
        whole.writeBytes(head);
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    /** Sends on a connection of its own, and fails at the first refusal. */
    static final class OverHttp implements Sender {

        private final HttpConnection connection;
        private final IntFunction<byte[]> requests;

        OverHttp(int port, IntFunction<byte[]> requests) throws IOException {
            this.connection = new HttpConnection(port);
            this.requests = requests;
        }

        @Override
        public void send(int variant) throws IOException {
            int status = connection.send(requests.apply(variant));
            if (status >= 300) {
                throw new IOException("%d %s".formatted(status, new String(answer(), StandardCharsets.UTF_8)));
            }
        }

        /** The body of the last answer. */
        byte[] answer() {
            return connection.body();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
