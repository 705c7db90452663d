package aftercare.followup.change;

import java.util.ArrayList;
import java.util.List;

/**
 * One-sided cumulative sum: small steps above a level add up until they are an alarm (Page 1954; NIST/SEMATECH e-Handbook
 * 6.3.2.3). Steps below the level plus the allowance take away, never below zero.
 *
 * @param target the level, in points
 * @param sd standard deviation, in points; above 0
 * @param k allowance, in standard deviations: half of the shift worth finding
 * @param h alarm, in standard deviations
 */
public record Cusum(double target, double sd, double k, double h) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public Cusum {
        if (!(sd > 0)) {
            throw new IllegalArgumentException("sd is " + sd + ": use a number of points above 0");
        }
        if (!(k >= 0) || !(h > 0)) {
            throw new IllegalArgumentException(
                    "k is " + k + " and h is " + h + ": use 0 or more, and a number above 0, in standard deviations");
        }
    }

    /** Plain running sums of the distances from a level, in points; the base of the chart. */
    public static List<Double> sums(List<? extends Number> values, double level) {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (Number value : values) {
            sum += value.doubleValue() - level;
            sums.add(sum);
        }
        return List.copyOf(sums);
    }

    /** The upper sum after each value, in points: how far the running sum is above its lowest point so far, or above 0. */
    public List<Double> upper(List<? extends Number> values) {
        List<Double> upper = new ArrayList<>();
        double lowest = 0;
        for (double sum : sums(values, target + k * sd)) {
            lowest = Math.min(lowest, sum);
            upper.add(sum - lowest);
        }
        return List.copyOf(upper);
    }

    /** True when the sum after the last value is above h standard deviations. */
    public boolean alarms(List<? extends Number> values) {
        return !values.isEmpty() && upper(values).getLast() > h * sd;
    }
}
