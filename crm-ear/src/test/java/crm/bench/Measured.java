package crm.bench;

import org.HdrHistogram.Histogram;

/**
 * What one run has shown. Times are in microseconds.
 *
 * @param way {@code rest}, {@code servlet} or {@code driver}
 * @param allocated bytes of the server's JVM for each request; of the client's for the driver alone
 * @param serverCpu of the server's JVM for each request
 * @param clientCpu of the client's threads for each request
 */
record Measured(
        String work,
        String who,
        String way,
        int clients,
        long requests,
        double perSecond,
        double p50,
        double p95,
        double p99,
        double allocated,
        double serverCpu,
        double clientCpu,
        double statements,
        int answerBytes) {

    static Measured of(Work work, String way, int clients, double seconds, Histogram nanos, double[] perRequest) {
        return new Measured(
                work.name(),
                work.who(),
                way,
                clients,
                nanos.getTotalCount(),
                nanos.getTotalCount() / seconds,
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(95) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                perRequest[0],
                perRequest[1],
                perRequest[2],
                work.statements(),
                work.answerBytes());
    }
}
