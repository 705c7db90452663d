package aftercare.followup.change;

/**
 * How far two totals of one person must be apart to be more than measurement error (Jacobson and Truax 1991, J Consult Clin
 * Psychol 59:12): 1.96 standard errors of a difference.
 *
 * @param sdBaseline standard deviation of the totals in a reference group, in points; above 0
 * @param reliability of the instrument, 0 to below 1
 */
public record ReliableChange(double sdBaseline, double reliability) {
    /** Two-sided 95 %. */
    private static final double Z = 1.96;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public ReliableChange {
        if (!(sdBaseline > 0)) {
            throw new IllegalArgumentException("sdBaseline is " + sdBaseline + ": use a number of points above 0");
        }
        if (!(reliability >= 0 && reliability < 1)) {
            throw new IllegalArgumentException("reliability is " + reliability + ": use 0 to below 1, such as 0.89");
        }
    }

    /** Standard error of a difference of two totals, in points: sd * sqrt(2 * (1 - reliability)). */
    public double standardErrorOfDifference() {
        return sdBaseline * Math.sqrt(2 * (1 - reliability));
    }

    /** The smallest reliable change, in points. */
    public double points() {
        return Z * standardErrorOfDifference();
    }

    /** True when the later total is reliably worse: on PHQ-9 and GAD-7 more points are worse. */
    public boolean worse(double earlier, double later) {
        return later - earlier >= points();
    }
}
