package aftercare.followup.survey;

import java.util.random.RandomGenerator;

/** Turns a PHQ-9 total into nine answers, for demonstrations and simulations only. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class PhqItems {
    private PhqItems() {}

    /** Nine answers of 0 to 3, in the order of the items, that sum to the total. */
    public static int[] fromTotal(int total, RandomGenerator random) {
        throw new UnsupportedOperationException("" + total + random);
    }
}
