package crm.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks for ports on the loopback address, the only one the local stack listens on. */
final class Ports {
    private Ports() {}

    /** A port nobody listens on now. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireFree(Settings settings) {
        for (Part part : Part.values()) {
            int port = settings.port(part);
            if (settings.starts(part) && !isFree(port)) {
                throw new StackFailure(
                        "Port %d is in use, and %s needs it. Stop what listens there, or set %s to a free port."
                                .formatted(port, part.title(), part.portVariable()));
            }
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Without this a port in TIME_WAIT after a restart would count as taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
