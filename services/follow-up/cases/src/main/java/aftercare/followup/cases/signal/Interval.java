package aftercare.followup.cases.signal;

/** A two-sided interval; both ends belong to it. The upper end can be infinite. */
public record Interval(double low, double high) {}
