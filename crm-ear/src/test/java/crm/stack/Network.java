package crm.stack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A network of its own for a process, in which it can reach itself and nobody else. */
final class Network {
    private static final List<String> ALONE =
            List.of("unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");

    private Network() {}

    /** What to put before a command. Only root may: others skip the test. */
    static String[] none() throws IOException, InterruptedException {
        List<String> tried = new ArrayList<>(ALONE);
        tried.add("true");
        assumeTrue(Mount.run(tried.toArray(String[]::new)) == 0, "A network of its own needs the right to make one");
        return ALONE.toArray(String[]::new);
    }
}
