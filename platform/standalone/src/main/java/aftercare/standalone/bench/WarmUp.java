package aftercare.standalone.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Loads a server gently until the JVM's compiler has little left to do, as on a server that has been up for a while: on
 * two cores, what is measured earlier is the compiler.
 */
final class WarmUp {
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final int MOST_SLICES = 36;

    /** Below this share of a slice's time the compiler counts as done. */
    private static final double DONE_BELOW = 0.15;

    private WarmUp() {}

    /** How many calls it makes at most. */
    static int most(int perSecond) {
        return (int) (MOST_SLICES * SLICE.toSeconds() * perSecond);
    }

    /** Makes calls at this rate until then. */
    static void run(int perSecond, Load.Call call) {
        int quiet = 0;
        for (int slice = 0; slice < MOST_SLICES && quiet < 2; slice++) {
            long before = COMPILER.getTotalCompilationTime();
            Load.atRate(perSecond, SLICE, call);
            double share = (COMPILER.getTotalCompilationTime() - before) / (double) SLICE.toMillis();
            quiet = share < DONE_BELOW ? quiet + 1 : 0;
        }
    }
}
