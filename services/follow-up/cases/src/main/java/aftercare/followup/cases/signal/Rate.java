package aftercare.followup.cases.signal;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * How often something happened in an exposure, with its exact Poisson interval: from half the alpha/2 quantile of chi-squared with
 * 2n degrees of freedom to half the 1 - alpha/2 quantile with 2n + 2 (Garwood 1936, Biometrika 28:437).
 *
 * @param count how often
 * @param exposure in what the rate is per, such as sessions or patient-months; above zero
 * @param per what {@code value} and the interval are scaled to, such as 100 sessions
 * @param value {@code count / exposure * per}
 * @param interval of 95 %
 */
public record Rate(long count, double exposure, double per, double value, Interval interval) {
    private static final double ALPHA = 0.05;

    /**
     * Works it out.
     *
     * @throws IllegalArgumentException when the count is below zero or the exposure is not above
     */
    public static Rate of(long count, double exposure, double per) {
        if (count < 0 || !(exposure > 0)) {
            throw new IllegalArgumentException("No rate of " + count + " in " + exposure);
        }
        double low = count == 0 ? 0 : quantile(ALPHA / 2, 2.0 * count) / 2;
        double high = quantile(1 - ALPHA / 2, 2.0 * count + 2) / 2;
        double scale = per / exposure;
        return new Rate(count, exposure, per, count * scale, new Interval(low * scale, high * scale));
    }

    private static double quantile(double probability, double degreesOfFreedom) {
        return new ChiSquaredDistribution(null, degreesOfFreedom).inverseCumulativeProbability(probability);
    }
}
