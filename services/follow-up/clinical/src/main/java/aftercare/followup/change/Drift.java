package aftercare.followup.change;

import java.util.List;

/**
 * Does a patient slowly get worse, compared with themselves? Parameters of the clinical reference (PHQ-DRIFT, proposal):
 * one-sided CUSUM with k 0.5 and h 4 of the patient's own SD, which is taken as at least 4 points, or EWMA with lambda 0.2
 * and L 3.
 *
 * <p>The patient's own level (proposal) is the block of four totals in a row with the lowest mean, blocks counted from the
 * first total without overlap; the SD is that block's. So somebody who got better is compared with how well they were. The
 * charts start after that block.
 */
public final class Drift {
    /** Totals that make a level. */
    public static final int BLOCK = 4;

    /** Points; quieter patients are judged as if they varied this much. */
    public static final double LEAST_SD = 4;

    private static final double K = 0.5;
    private static final double H = 4;
    private static final double LAMBDA = 0.2;
    private static final double L = 3;

    private Drift() {}

    /**
     * A patient's own level.
     *
     * @param mean in points
     * @param sd in points, at least {@link #LEAST_SD}
     * @param since number of totals up to the end of the block
     */
    public record Level(double mean, double sd, int since) {}

    /**
     * True when the last total ends a drift upwards; false while there are four totals or fewer.
     *
     * @param totals oldest first, the newest last
     */
    public static boolean upwards(List<Integer> totals) {
        if (totals.size() <= BLOCK) {
            return false;
        }
        Level level = level(totals.subList(0, totals.size() - 1));
        List<Integer> after = totals.subList(level.since(), totals.size());
        return new Cusum(level.mean(), level.sd(), K, H).alarms(after)
                || new Ewma(level.mean(), level.sd(), LAMBDA, L).alarms(after);
    }

    /**
     * The level these totals show.
     *
     * @throws IllegalArgumentException when there are fewer than four
     */
    public static Level level(List<Integer> totals) {
        if (totals.size() < BLOCK) {
            throw new IllegalArgumentException(
                    "A level takes " + BLOCK + " totals, but there are " + totals.size() + ": wait for more");
        }
        Level best = block(totals, 0);
        for (int from = BLOCK; from + BLOCK <= totals.size(); from += BLOCK) {
            Level next = block(totals, from);
            best = next.mean() < best.mean() ? next : best;
        }
        return best;
    }

    private static Level block(List<Integer> totals, int from) {
        double sum = 0;
        double squares = 0;
        for (int total : totals.subList(from, from + BLOCK)) {
            sum += total;
            squares += (double) total * total;
        }
        double mean = sum / BLOCK;
        double variance = Math.max(0, (squares - sum * mean) / (BLOCK - 1));
        return new Level(mean, Math.max(LEAST_SD, Math.sqrt(variance)), from + BLOCK);
    }
}
