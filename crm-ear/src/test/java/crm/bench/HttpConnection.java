package crm.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A connection that is kept: writes a request's bytes, reads the whole answer, and costs little else. */
final class HttpConnection implements Closeable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int bodyStart;
    private int bodyEnd;

    HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends a request and returns the status of its answer, when all of that has arrived. */
    int send(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        filled = 0;
        int end = endOfHead();
        String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        bodyStart = end;
        int length = head.indexOf("content-length: ");
        if (length >= 0) {
            int from = length + "content-length: ".length();
            bodyEnd = end + Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
            fillTo(bodyEnd);
        } else if (head.contains("transfer-encoding: chunked")) {
            readChunks();
        } else {
            bodyEnd = end;
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    /** The body of the last answer. */
    byte[] body() {
        return Arrays.copyOfRange(buffer, bodyStart, bodyEnd);
    }

    private int endOfHead() throws IOException {
        int from = 0;
        while (true) {
            for (int i = from; i + 3 < filled; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i + 4;
                }
            }
            from = Math.max(0, filled - 3);
            fillTo(filled + 1);
        }
    }

    /** Chunks are moved together, so that the body is one piece. */
    private void readChunks() throws IOException {
        int at = bodyStart;
        bodyEnd = bodyStart;
        while (true) {
            int line = endOfLine(at);
            int size = Integer.parseInt(new String(buffer, at, line - at, StandardCharsets.US_ASCII).strip(), 16);
            fillTo(line + 2 + size + 2);
            System.arraycopy(buffer, line + 2, buffer, bodyEnd, size);
            bodyEnd += size;
            at = line + 2 + size + 2;
            if (size == 0) {
                return;
            }
        }
    }

    private int endOfLine(int from) throws IOException {
        for (int i = from; ; i++) {
            fillTo(i + 2);
            if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                return i;
            }
        }
    }

    private void fillTo(int wanted) throws IOException {
        if (wanted > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(wanted, buffer.length * 2));
        }
        while (filled < wanted) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                throw new EOFException("The server has closed the connection");
            }
            filled += read;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
