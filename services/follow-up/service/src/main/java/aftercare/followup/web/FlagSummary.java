package aftercare.followup.web;

import aftercare.followup.course.FindFlag;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One flag as it is stored, with all that is needed to work it out again.
 *
 * @param patient the pseudonym
 * @param inputs the coded values the rule looked at, by name
 * @param routing {@code named-reader} when the care team must not see it; null otherwise
 * @param digest SHA-256 of its bytes when it was raised; null when none was kept
 */
record FlagSummary(
        String id,
        String patient,
        String cause,
        String rule,
        String protocolVersion,
        Tier tier,
        Hold hold,
        String concern,
        String sentence,
        Map<String, String> inputs,
        @Nullable String routing,
        Instant at,
        @Nullable String digest) {
    static FlagSummary of(FindFlag.Found found) {
        RaisedFlag flag = found.flag();
        return new FlagSummary(
                flag.id(),
                found.patient(),
                flag.cause(),
                flag.rule(),
                flag.protocolVersion(),
                flag.tier(),
                flag.hold(),
                flag.concern(),
                flag.sentence(),
                new TreeMap<>(flag.inputs()),
                flag.routing(),
                flag.at(),
                flag.digest());
    }
}
