package aftercare.followup.mongo;

import aftercare.contracts.FollowUpFact;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Counts what was stored, once it was stored; nothing of the canary. {@code aftercare.polls} by state: planned = sent + missed unsent + not due
 * yet; sent = answered in time + missed + open. {@code aftercare.flags} by tier. {@code aftercare.escalations} by what
 * happened to them. {@code aftercare.answers}: saved = assessed + quarantined; alert on any quarantined.
 */
final class FactCounts {
    private final MeterRegistry meters;

    FactCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(List<FollowUpFact> facts) {
        facts.stream().filter(fact -> !Canary.is(fact.patient())).forEach(this::count);
    }

    private void count(FollowUpFact fact) {
        switch (fact) {
            case FollowUpFact.PollPlanned _ -> add("aftercare.polls", "state", "planned");
            case FollowUpFact.PollSent _ -> add("aftercare.polls", "state", "sent");
            case FollowUpFact.PollOpened _ -> add("aftercare.polls", "state", "opened");
            case FollowUpFact.PollAnswered answered ->
                add("aftercare.polls", "state", answered.late() ? "answered-late" : "answered");
            case FollowUpFact.PollMissed _ -> add("aftercare.polls", "state", "missed");
            case FollowUpFact.PollDeclined _ -> add("aftercare.polls", "state", "declined");
            case FollowUpFact.PollMoved _ -> add("aftercare.polls", "state", "moved");
            case FollowUpFact.PollCancelled _ -> add("aftercare.polls", "state", "cancelled");
            case FollowUpFact.AnswerSaved _ -> add("aftercare.answers", "state", "saved");
            case FollowUpFact.AnswerAssessed _ -> add("aftercare.answers", "state", "assessed");
            case FollowUpFact.AnswerQuarantined _ -> add("aftercare.answers", "state", "quarantined");
            case FollowUpFact.FlagRaised raised ->
                add("aftercare.flags", "tier", raised.tier().name().toLowerCase(Locale.ROOT));
            case FollowUpFact.EscalationOpened _ -> add("aftercare.escalations", "state", "opened");
            case FollowUpFact.EscalationAcknowledged _ -> add("aftercare.escalations", "state", "acknowledged");
            case FollowUpFact.EscalationHandedOver _ -> add("aftercare.escalations", "state", "handed-over");
            case FollowUpFact.EscalationSnoozed _ -> add("aftercare.escalations", "state", "snoozed");
            case FollowUpFact.ResolutionProposed _ -> add("aftercare.escalations", "state", "resolution-proposed");
            case FollowUpFact.EscalationReopened _ -> add("aftercare.escalations", "state", "reopened");
            case FollowUpFact.EscalationResolved _ -> add("aftercare.escalations", "state", "resolved");
            case FollowUpFact.CallRecorded call -> add("aftercare.calls", "outcome", call.outcome());
            case FollowUpFact.EscalationNotified notified ->
                add("aftercare.notifications", "outcome", notified.delivered() ? "delivered" : "failed");
            case FollowUpFact.NoticeHeld held -> add("aftercare.notices.held", "reason", held.reason());
            case FollowUpFact.NoticeReported reported ->
                add("aftercare.notices.reported", "outcome", reported.outcome());
            case FollowUpFact.HoldPlaced _ -> add("aftercare.holds", "state", "placed");
            case FollowUpFact.HoldLifted _ -> add("aftercare.holds", "state", "lifted");
            case FollowUpFact.AdverseEventReported _ -> add("aftercare.cases", "state", "reported");
            case FollowUpFact.AdverseEventAssessed _ -> add("aftercare.cases", "state", "assessed");
            case FollowUpFact.AdverseEventClosed closed -> add("aftercare.cases", "state", closed.how());
            case FollowUpFact.MessageRequested requested ->
                add("aftercare.messages.requested", "template", requested.template());
            case FollowUpFact.ProtocolActivated _,
                    FollowUpFact.BaselineCompleted _,
                    FollowUpFact.FlagLogged _,
                    FollowUpFact.FlagAttached _,
                    FollowUpFact.LevelAccepted _ -> {}
        }
    }

    private void add(String name, String label, String value) {
        meters.counter(name, label, value).increment();
    }

    /** Remembers the change of the last try, which is the one that was stored. */
    static final class Last<S> implements Function<S, Change<S, FollowUpFact>> {
        private final Function<S, Change<S, FollowUpFact>> decision;
        private List<FollowUpFact> facts = List.of();

        Last(Function<S, Change<S, FollowUpFact>> decision) {
            this.decision = decision;
        }

        @Override
        public Change<S, FollowUpFact> apply(S state) {
            Change<S, FollowUpFact> change = decision.apply(state);
            facts = change.events();
            return change;
        }

        List<FollowUpFact> facts() {
            return facts;
        }
    }
}
