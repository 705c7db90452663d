package aftercare.followup.survey;

import java.util.Optional;

/**
 * One instrument within one survey, its version frozen. Plain strings, so that a poll can store it.
 *
 * @param instrument id, such as {@code phq-9}
 * @param version of the instrument's wording and scoring
 * @param form which selection of its items, such as {@code weekly}; {@code all} for everything
 * @param after id of the question it is asked after; empty: after the parts before it
 * @param when CEL condition under which it is asked at all; empty: always
 */
public record FormPart(String instrument, String version, String form, Optional<String> after, Optional<String> when) {
    /** True unless both ask the same instrument, at other places or under other conditions. */
    public boolean agreesWith(FormPart other) {
        return !instrument.equals(other.instrument) || (after.equals(other.after) && when.equals(other.when));
    }
}
