package aftercare.followup.escalation;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;

/** Brings a flag into exactly one escalation: the standing one of its concern, or a new one. Again changes nothing. */
public final class EscalateFlag {
    private final Escalations escalations;
    private final Ladders ladders;
    private final AfterEscalation after;

    public EscalateFlag(Escalations escalations, Ladders ladders, AfterEscalation after) {
        this.escalations = escalations;
        this.ladders = ladders;
        this.after = after;
    }

    /** Routes the flag; whoever has to be told is told at once. */
    public void escalate(String patient, String careTeam, RaisedFlag flag, Instant now) {
        Ladder ladder = ladders.of(flag.tier(), List.of(flag));
        while (true) {
            List<Escalation> sameConcern = escalations.ofPatient(patient).stream()
                    .filter(e -> e.matter().concern().equals(flag.concern()))
                    .toList();
            if (sameConcern.stream().anyMatch(e -> e.matter().carries(flag.id()))) {
                return;
            }
            Escalation taker = sameConcern.stream()
                    .filter(Escalation::standing)
                    .findFirst()
                    .map(standing ->
                            escalations.update(standing.matter().id(), current -> attach(current, flag, ladder, now)))
                    .orElseGet(() -> open(patient, careTeam, sameConcern, flag, ladder, now));
            if (taker.matter().carries(flag.id())) {
                Instant nextAt = taker.nextAt();
                if (nextAt != null && !nextAt.isAfter(now)) {
                    after.due(taker.matter().id());
                }
                return;
            }
        }
    }

    /** The patient said who shall read a routed flag: whoever that is may, and is told at once. */
    public void name(RaisedFlag flag, String reader, Instant now) {
        escalations
                .carrying(flag.id())
                .map(e -> escalations.update(e.matter().id(), current -> current.named(flag.id(), reader, now)))
                .filter(named -> named.nextAt() != null && !named.nextAt().isAfter(now))
                .ifPresent(named -> after.due(named.matter().id()));
    }

    private Escalation open(
            String patient, String careTeam, List<Escalation> before, RaisedFlag flag, Ladder ladder, Instant now) {
        int number =
                1 + before.stream().mapToInt(e -> e.matter().number()).max().orElse(0);
        Change<Escalation, FollowUpFact> opened = Escalation.open(patient, careTeam, number, flag, ladder, now);
        String id = opened.state().matter().id();
        if (escalations.insertIfAbsent(id, opened)) {
            return opened.state();
        }
        return escalations
                .find(id)
                .orElseThrow(() -> new IllegalStateException("Escalation " + id + " is taken and cannot be found"));
    }

    private static Change<Escalation, FollowUpFact> attach(
            Escalation current, RaisedFlag flag, Ladder ladder, Instant now) {
        if (current.matter().carries(flag.id())) {
            return Change.none(current);
        }
        return switch (current) {
            case Open open -> open.attach(flag, ladder, now);
            case Acknowledged taken -> taken.attach(flag, ladder, now);
            case Resolved closed -> Change.none(closed);
        };
    }
}
