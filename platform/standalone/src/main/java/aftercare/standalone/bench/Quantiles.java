package aftercare.standalone.bench;

import java.util.Collection;

/**
 * Within how many milliseconds the half and 99 of 100 were done.
 *
 * @param count how many were measured
 */
record Quantiles(double p50, double p99, long count) {

    static Quantiles of(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Quantiles(at(sorted, 0.50), at(sorted, 0.99), sorted.length);
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))] / 1e6;
    }

    String text() {
        return "p50 %.1f ms, p99 %.1f ms".formatted(p50, p99);
    }
}
