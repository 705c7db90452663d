package aftercare.followup.cases.signal;

import java.util.Optional;

/**
 * Whether a drug and an event are reported together more often than their margins say, from the table of reports
 *
 * <pre>
 *                 this event   other events
 *   this drug          a            b
 *   other drugs        c            d
 * </pre>
 *
 * Exploratory: it needs a data base of many drugs and is not meaningful for the cases of a small clinic, which pages say beside it.
 * Empty where a quotient is not defined.
 */
public record Disproportionality(long a, long b, long c, long d) {
    /** Of the normal distribution, for an interval of 95 %. */
    private static final double Z = 1.959963984540054;

    public Disproportionality {
        if (a < 0 || b < 0 || c < 0 || d < 0) {
            throw new IllegalArgumentException("Reports are counted: " + a + ", " + b + ", " + c + ", " + d);
        }
    }

    /** A quotient with its interval of 95 %. */
    public record Ratio(double value, Interval interval) {
        private static Ratio of(double value, double varianceOfLog) {
            double factor = Math.exp(Z * Math.sqrt(varianceOfLog));
            return new Ratio(value, new Interval(value / factor, value * factor));
        }
    }

    /** How many reports of the pair the margins would let expect. */
    public double expected() {
        return total() == 0 ? 0 : (double) (a + b) * (a + c) / total();
    }

    /** Proportional reporting ratio (Evans et al. 2001, Pharmacoepidemiol Drug Saf 10:483); empty without a or c. */
    public Optional<Ratio> prr() {
        if (a == 0 || c == 0) {
            return Optional.empty();
        }
        double value = ((double) a / (a + b)) / ((double) c / (c + d));
        return Optional.of(Ratio.of(value, 1.0 / a - 1.0 / (a + b) + 1.0 / c - 1.0 / (c + d)));
    }

    /** Reporting odds ratio (van Puijenbroek et al. 2002, Pharmacoepidemiol Drug Saf 11:3); empty when any cell is zero. */
    public Optional<Ratio> ror() {
        if (a == 0 || b == 0 || c == 0 || d == 0) {
            return Optional.empty();
        }
        return Optional.of(Ratio.of((double) a * d / ((double) b * c), 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d));
    }

    /** Chi-squared with Yates' correction, 1 degree of freedom; 0 when a margin is zero or the correction exceeds the difference. */
    public double chiSquared() {
        double margins = (double) (a + b) * (c + d) * (a + c) * (b + d);
        double difference = Math.max(0, Math.abs((double) a * d - (double) b * c) - total() / 2.0);
        return margins == 0 ? 0 : total() * difference * difference / margins;
    }

    /**
     * Information component with shrinkage, {@code log2((a + 1/2) / (E + 1/2))}, and its interval of credibility of 95 % in the
     * closed form of Noren et al. 2013, Stat Methods Med Res 22:57.
     */
    public Ratio ic() {
        double value = Math.log((a + 0.5) / (expected() + 0.5)) / Math.log(2);
        double root = Math.pow(a + 0.5, -0.5);
        double cube = Math.pow(a + 0.5, -1.5);
        return new Ratio(value, new Interval(value - 3.3 * root - 2 * cube, value + 2.4 * root - 0.5 * cube));
    }

    private long total() {
        return a + b + c + d;
    }
}
