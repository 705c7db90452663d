package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.followup.escalation.Matter;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An escalation as REST tells it.
 *
 * @param state {@code open}, {@code acknowledged} or {@code resolved}
 * @param by who acknowledged or resolved it; null while nobody has
 * @param until when the acknowledgement runs out; null unless acknowledged
 * @param disposition how it was closed; null unless resolved
 */
record EscalationSummary(
        String id,
        String patient,
        String concern,
        Tier tier,
        String state,
        Instant openedAt,
        Instant actBy,
        @Nullable String by,
        @Nullable Instant until,
        @Nullable String disposition,
        List<FlagSummary> flags) {

    /** One of its flags. */
    record FlagSummary(
            String id,
            String rule,
            String protocolVersion,
            Tier tier,
            Hold hold,
            String sentence,
            Map<String, String> inputs) {
        static FlagSummary of(RaisedFlag flag) {
            return new FlagSummary(
                    flag.id(),
                    flag.rule(),
                    flag.protocolVersion(),
                    flag.tier(),
                    flag.hold(),
                    flag.sentence(),
                    flag.inputs());
        }
    }

    static EscalationSummary of(Escalation escalation) {
        return switch (escalation) {
            case Open open -> of(open.matter(), "open", null, null, null);
            case Acknowledged taken -> of(taken.matter(), "acknowledged", taken.by(), taken.until(), null);
            case Resolved closed ->
                of(
                        closed.matter(),
                        "resolved",
                        closed.resolution().by(),
                        null,
                        closed.resolution().disposition().code());
        };
    }

    private static EscalationSummary of(
            Matter matter, String state, @Nullable String by, @Nullable Instant until, @Nullable String disposition) {
        return new EscalationSummary(
                matter.id(),
                matter.patient(),
                matter.concern(),
                matter.tier(),
                state,
                matter.openedAt(),
                matter.actBy(),
                by,
                until,
                disposition,
                matter.flags().stream().map(FlagSummary::of).toList());
    }
}
