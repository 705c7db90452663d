package aftercare.followup.web;

import aftercare.followup.escalation.Call;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.Matter;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.kernel.Canary;
import aftercare.web.Clinic;
import aftercare.web.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who has to be telephoned, in the words and times of the clinic. */
final class CallList {
    private static final int MOST = 500;

    private final Escalations escalations;
    private final Ladders ladders;
    private final EscalationView view;
    private final Clinic clinic;

    CallList(Escalations escalations, Ladders ladders, EscalationView view, Clinic clinic) {
        this.escalations = escalations;
        this.ladders = ladders;
        this.view = view;
        this.clinic = clinic;
    }

    List<CallRow> rows(Instant now) {
        return escalations.standing(MOST).stream()
                .filter(this::listed)
                .map(escalation -> row(escalation, now))
                .toList();
    }

    /** One that is or was on the list. */
    Optional<Escalation> find(String id) {
        return escalations.find(id).filter(this::listed);
    }

    private boolean listed(Escalation escalation) {
        Matter matter = escalation.matter();
        return ladders.byCall(matter.flags()) && matter.openToCareTeam() && !Canary.is(matter.patient());
    }

    private CallRow row(Escalation escalation, Instant now) {
        List<Call> calls = escalation.matter().calls();
        return new CallRow(
                view.row(escalation, now),
                calls.size(),
                calls.isEmpty()
                        ? ""
                        : outcome(calls.getLast()) + ", "
                                + clinic.time(calls.getLast().at()));
    }

    ShownCalls show(Escalation escalation, Instant now) {
        Matter matter = escalation.matter();
        return new ShownCalls(
                view.row(escalation, now),
                escalation.standing(),
                matter.flags().stream().map(RaisedFlag::sentence).distinct().toList(),
                matter.calls().stream()
                        .map(call ->
                                new ShownCall(clinic.time(call.at()), view.name(call.by()), outcome(call), call.note()))
                        .toList(),
                matter.calls().size() + 1);
    }

    private static String outcome(Call call) {
        return call.outcome().label();
    }

    static NotFoundException unknown(String id) {
        return new NotFoundException(
                "There is no entry " + id + " on the call list. /calls lists those that are open.");
    }
}
