package aftercare.followup.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Exponentially weighted moving average with its upper limit (Roberts 1959; NIST/SEMATECH e-Handbook 6.3.2.4). The limit is the
 * steady one, {@code target + L * sd * sqrt(lambda / (2 - lambda))}, the same for every value.
 *
 * @param target the level, in points, and the average before the first value
 * @param sd standard deviation, in points; above 0
 * @param lambda weight of the newest value; above 0, at most 1
 * @param limit L, in standard deviations of the average; above 0
 */
public record Ewma(double target, double sd, double lambda, double limit) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public Ewma {
        if (!(sd > 0)) {
            throw new IllegalArgumentException("sd is " + sd + ": use a number of points above 0");
        }
        if (!(lambda > 0 && lambda <= 1) || !(limit > 0)) {
            throw new IllegalArgumentException(
                    "lambda is " + lambda + " and limit is " + limit + ": use above 0 to 1, and above 0");
        }
    }

    /** The average after each value, in points. */
    public List<Double> averages(List<? extends Number> values) {
        List<Double> averages = new ArrayList<>();
        double average = target;
        for (Number value : values) {
            average = lambda * value.doubleValue() + (1 - lambda) * average;
            averages.add(average);
        }
        return List.copyOf(averages);
    }

    /** The upper limit, in points. */
    public double upperLimit() {
        return target + limit * sd * Math.sqrt(lambda / (2 - lambda));
    }

    /** True when the average after the last value is above the upper limit. */
    public boolean alarms(List<? extends Number> values) {
        return !values.isEmpty() && averages(values).getLast() > upperLimit();
    }
}
