package crm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what was measured: a line a kind of work, number of clients and way. */
final class Tables {

    private static final String HEAD = "%-24s %-14s %2s %-8s %9s %9s %9s %9s %8s %8s %8s %6s %8s %8s"
            .formatted(
                    "work",
                    "as",
                    "n",
                    "way",
                    "req/s",
                    "p50 ms",
                    "p95 ms",
                    "p99 ms",
                    "/servlet",
                    "/driver",
                    "kB",
                    "stmts",
                    "srv µs",
                    "cli µs");

    private Tables() {}

    static String head() {
        return HEAD;
    }

    /** One work with one number of clients, in all ways; ratios are of throughput. */
    static List<String> lines(List<Measured> ways) {
        List<String> lines = new ArrayList<>();
        for (Measured one : ways) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-24s %-14s %2d %-8s %,9.0f %9.2f %9.2f %9.2f %8s %8s %8.1f %6.1f %8.0f %8.0f",
                    one.work(),
                    one.who(),
                    one.clients(),
                    one.way(),
                    one.perSecond(),
                    one.p50() / 1e3,
                    one.p95() / 1e3,
                    one.p99() / 1e3,
                    ratio(one, ways, "servlet"),
                    ratio(one, ways, "driver"),
                    one.allocated() / 1024,
                    one.statements(),
                    one.serverCpu(),
                    one.clientCpu()));
        }
        return lines;
    }

    /** Our throughput of that of another way to do the same. */
    static Optional<Double> share(Measured one, List<Measured> ways, String of) {
        return ways.stream()
                .filter(other -> other.way().equals(of))
                .filter(other -> other.work().equals(one.work())
                        && other.who().equals(one.who())
                        && other.clients() == one.clients())
                .findFirst()
                .map(other -> one.perSecond() / other.perSecond());
    }

    private static String ratio(Measured one, List<Measured> ways, String of) {
        return one.way().equals(of)
                ? ""
                : share(one, ways, of)
                        .map(share -> String.format(Locale.ROOT, "%.2f", share))
                        .orElse("");
    }
}
