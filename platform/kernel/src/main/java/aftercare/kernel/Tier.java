package aftercare.kernel;

/**
 * How fast a person must act on a flag, most urgent first. Response times are data of the protocol; the defaults are
 * proposals of the clinical reference (red: minutes, amber: 4 hours, yellow: 72 hours, blue: before the next session).
 */
public enum Tier {
    RED,
    AMBER,
    YELLOW,
    BLUE;

    /** True when this tier asks for faster action than the other. */
    public boolean moreUrgentThan(Tier other) {
        return compareTo(other) < 0;
    }

    /** The more urgent of the two. */
    public Tier worse(Tier other) {
        return moreUrgentThan(other) ? this : other;
    }
}
