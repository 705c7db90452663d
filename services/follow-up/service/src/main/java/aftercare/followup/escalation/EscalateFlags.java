package aftercare.followup.escalation;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings each flag into exactly one escalation: the standing one of its concern, or a new one. Again changes nothing. Flags of one
 * concern that were found together come there by one write, so that people are told once, of all of them.
 */
public final class EscalateFlags {
    private final Escalations escalations;
    private final Ladders ladders;
    private final AfterEscalation after;

    public EscalateFlags(Escalations escalations, Ladders ladders, AfterEscalation after) {
        this.escalations = escalations;
        this.ladders = ladders;
        this.after = after;
    }

    /** Routes the flags, the concern of the most urgent one first; whoever has to be told is told at once. */
    public void escalate(String patient, String careTeam, List<RaisedFlag> flags, Instant now) {
        flags.stream()
                .sorted(Comparator.comparing(RaisedFlag::tier))
                .collect(Collectors.groupingBy(RaisedFlag::concern, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(ofConcern -> route(patient, careTeam, ofConcern, now));
    }

    private void route(String patient, String careTeam, List<RaisedFlag> found, Instant now) {
        String concern = found.getFirst().concern();
        while (true) {
            List<Escalation> sameConcern = escalations.ofPatient(patient).stream()
                    .filter(e -> e.matter().concern().equals(concern))
                    .toList();
            List<RaisedFlag> left = found.stream()
                    .filter(flag ->
                            sameConcern.stream().noneMatch(e -> e.matter().carries(flag.id())))
                    .toList();
            if (left.isEmpty()) {
                return;
            }
            Escalation taker = sameConcern.stream()
                    .filter(Escalation::standing)
                    .findFirst()
                    .map(standing -> escalations.update(standing.matter().id(), current -> attach(current, left, now)))
                    .orElseGet(() -> open(patient, careTeam, sameConcern, left, now));
            if (left.stream().allMatch(flag -> taker.matter().carries(flag.id()))) {
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
            String patient, String careTeam, List<Escalation> before, List<RaisedFlag> flags, Instant now) {
        int number =
                1 + before.stream().mapToInt(e -> e.matter().number()).max().orElse(0);
        Change<Escalation, FollowUpFact> opened = Escalation.open(patient, careTeam, number, flags, this::ladder, now);
        String id = opened.state().matter().id();
        if (escalations.insertIfAbsent(id, opened)) {
            return opened.state();
        }
        return escalations
                .find(id)
                .orElseThrow(() -> new IllegalStateException("Escalation " + id + " is taken and cannot be found"));
    }

    private Change<Escalation, FollowUpFact> attach(Escalation current, List<RaisedFlag> flags, Instant now) {
        Change<Escalation, FollowUpFact> attached = Change.none(current);
        for (RaisedFlag flag : flags) {
            attached = attached.then(escalation -> attach(escalation, flag, now));
        }
        return attached;
    }

    private Change<Escalation, FollowUpFact> attach(Escalation current, RaisedFlag flag, Instant now) {
        if (current.matter().carries(flag.id())) {
            return Change.none(current);
        }
        return switch (current) {
            case Open open -> open.attach(flag, ladder(flag), now);
            case Acknowledged taken -> taken.attach(flag, ladder(flag), now);
            case Resolved closed -> Change.none(closed);
        };
    }

    private Ladder ladder(RaisedFlag flag) {
        return ladders.of(flag.tier(), List.of(flag));
    }
}
