package crm.bench;

import org.HdrHistogram.Histogram;

/**
 * One number that the bench of metadata has shown.
 *
 * @param aim what was wished for, in words; empty for what only explains another number
 */
record Figure(String name, double value, String unit, String aim) {

    /** How long something took at its 95th percentile, in milliseconds. */
    static Figure p95(String name, Histogram nanos, String aim) {
        return new Figure(name + ", p95", nanos.getValueAtPercentile(95) / 1e6, "ms", aim);
    }

    static Figure p50(String name, Histogram nanos) {
        return new Figure(name + ", p50", nanos.getValueAtPercentile(50) / 1e6, "ms", "");
    }

    String line() {
        return "%-64s %12.3f %-6s %s"
                .formatted(name, value, unit, aim.isEmpty() ? "" : "aim: " + aim)
                .stripTrailing();
    }
}
