package aftercare.followup.web;

import aftercare.kernel.Tier;

/**
 * A value at which a rule of the protocol looks at a score, for one patient at one time.
 *
 * @param value where the line stands; may be outside of what the score can be
 * @param exactly true when the rule looks for this value, false when for this value and worse
 * @param basis what it was counted from, such as {@code 6 above the baseline of 12}; empty when it is the same for everybody
 * @param says what a clinician reads when the rule fires
 * @param source where the rule and its number come from
 */
record Threshold(String rule, Tier tier, int value, boolean exactly, String basis, String says, String source) {
    /** True as long as its source calls it one: not a published number for this use. */
    boolean proposal() {
        return source.contains("proposal");
    }
}
