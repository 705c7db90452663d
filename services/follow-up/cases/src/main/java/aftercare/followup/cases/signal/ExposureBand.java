package aftercare.followup.cases.signal;

import aftercare.followup.cases.AdverseEventCase;
import aftercare.followup.cases.Exposure;

/**
 * How many sessions with ketamine a patient had had at the onset. The bands are this product's own: a first session, the rest of
 * the usual six of an induction, twice that, and whatever is more.
 */
public enum ExposureBand {
    /** The onset is not known, or no session is known before it. */
    NONE_KNOWN(0, "none known"),
    FIRST(1, "1"),
    INDUCTION(6, "2 to 6"),
    TWICE_THAT(12, "7 to 12"),
    MORE(Integer.MAX_VALUE, "13 or more");

    private final int upTo;
    private final String label;

    ExposureBand(int upTo, String label) {
        this.upTo = upTo;
        this.label = label;
    }

    /** Number of sessions, in words. */
    public String label() {
        return label;
    }

    /** The band of a case. */
    public static ExposureBand of(AdverseEventCase aCase) {
        Exposure exposure = aCase.content().exposure();
        return exposure == null ? NONE_KNOWN : of(exposure.sessions());
    }

    static ExposureBand of(int sessions) {
        for (ExposureBand band : values()) {
            if (sessions <= band.upTo) {
                return band;
            }
        }
        return MORE;
    }
}
