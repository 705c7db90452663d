package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolution;
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
 * @param state {@code open}, {@code acknowledged}, {@code snoozed}, {@code resolution-proposed} or {@code resolved}
 * @param actedAt when contact was first tried; null while it was not
 * @param by who acknowledged, put off, would close or resolved it; null while nobody has
 * @param until when the acknowledgement, or putting off, runs out; null otherwise
 * @param proposal id of what a second person has to agree to; null when there is nothing
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
        @Nullable Instant actedAt,
        @Nullable String by,
        @Nullable Instant until,
        @Nullable String disposition,
        @Nullable String proposal,
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
        Resolution proposal = escalation.matter().proposal();
        if (proposal != null && escalation.standing()) {
            return of(
                    escalation.matter(),
                    "resolution-proposed",
                    proposal.by(),
                    null,
                    proposal.disposition().code());
        }
        return switch (escalation) {
            case Open open -> of(open.matter(), "open", null, null, null);
            case Acknowledged taken ->
                of(
                        taken.matter(),
                        taken.snoozed() == null ? "acknowledged" : "snoozed",
                        taken.by(),
                        taken.until(),
                        null);
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
        Resolution proposal = matter.proposal();
        return new EscalationSummary(
                matter.id(),
                matter.patient(),
                matter.concern(),
                matter.tier(),
                state,
                matter.openedAt(),
                matter.actBy(),
                matter.actedAt(),
                by,
                until,
                disposition,
                proposal == null || state.equals("resolved") ? null : proposal.noteId(),
                matter.flags().stream().map(FlagSummary::of).toList());
    }
}
