package aftercare.followup.poll;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.poll.Preparations.Away;
import aftercare.followup.poll.Preparations.Cancelled;
import aftercare.followup.poll.Preparations.Elsewhere;
import aftercare.followup.poll.Preparations.Preparation;
import aftercare.followup.poll.Preparations.Ready;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import aftercare.kernel.LinkToken;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does what is due of one poll: send, remind, run out a deadline, close. Looks at due polls only, however many wait. */
public final class RunDuePoll {
    private static final String ASKED_TOGETHER = "asked-together";

    private final Polls polls;
    private final Turns turns;
    private final Links links;
    private final byte[] linkSecret;
    private final PlanPoll plan;
    private final Replan replan;
    private final Preparations preparations;
    private final Protocol protocol;
    private final AssessPaper assess;
    private final LookForSilence silence;
    private final AfterSave afterSave;
    private final Consumer<Duration> lateness;

    /**
     * @param linkSecret shared with intake, which puts the same link into the mail
     * @param lateness hears how long after it was due each one ran; for metrics
     */
    public RunDuePoll(
            Polls polls,
            Links links,
            byte[] linkSecret,
            PlanPoll plan,
            Replan replan,
            Preparations preparations,
            Protocol protocol,
            AssessPaper assess,
            LookForSilence silence,
            AfterSave afterSave,
            Consumer<Duration> lateness) {
        this.polls = polls;
        this.turns = new Turns(protocol);
        this.links = links;
        this.linkSecret = linkSecret.clone();
        this.plan = plan;
        this.replan = replan;
        this.preparations = preparations;
        this.protocol = protocol;
        this.assess = assess;
        this.silence = silence;
        this.afterSave = afterSave;
        this.lateness = lateness;
    }

    /**
     * Claims and runs one.
     *
     * @return false when nothing is due
     */
    public boolean runOne(Instant now) {
        Optional<String> claimed = polls.claimDue(now);
        claimed.ifPresent(id -> run(id, now));
        return claimed.isPresent();
    }

    private void run(String id, Instant now) {
        Poll poll = claimed(id);
        if (ofAnotherVersion(poll)) {
            // It goes out, if at all, as the version in use has it.
            if (!replan.replan(poll.asking().patient(), now)) {
                polls.giveBack(id);
                return;
            }
            poll = claimed(id);
        }
        Instant due = poll.nextAt();
        if (due == null || due.isAfter(now)) {
            return;
        }
        lateness.accept(Duration.between(due, now));
        if (poll instanceof Poll.Planned planned) {
            send(planned, now);
            return;
        }
        if (poll.unanswered() && poll.asking().silentBy(now)) {
            // Before the poll says that it was looked: after a crash in between it is looked again.
            silence.look(poll.asking(), now);
        }
        // What was urgent to ask is no reason to wake anybody once it was missed.
        Instant again = poll.missedBy(now) && silence.missed(poll, now) ? turns.awake(poll.asking(), now) : null;
        Instant awake = turns.reminder(poll.asking(), preparations.remindsFrom(poll.asking(), now));
        Poll after = polls.update(id, current -> switch (current) {
            case Poll.Sent sent -> sent.tick(now, awake, again);
            case Poll.Open open -> open.tick(assess, now, awake, again);
            case Poll.Planned _, Poll.Missed _, Poll.Unsent _, Poll.Answered _ -> Change.none(current);
        });
        if (after.uncarriedSince() != null) {
            afterSave.toCarry(id);
        }
    }

    private Poll claimed(String id) {
        return polls.find(id).orElseThrow(() -> new IllegalStateException("Claimed poll " + id + " does not exist"));
    }

    private boolean ofAnotherVersion(Poll poll) {
        return poll instanceof Poll.Planned
                && !Canary.is(poll.asking().patient())
                && !poll.asking().isOf(protocol);
    }

    /** The next of the series first, then the link, then the poll: after a crash in between all of it runs again. */
    private void send(Poll.Planned planned, Instant now) {
        Asking asking = planned.asking();
        plan.next(asking, now);
        Turns.Turn turn = turn(asking, now);
        Preparation preparation = preparations.prepare(asking, turn.with(), now);
        if (preparation instanceof Cancelled cancelled) {
            update(asking, still -> still.cancel(cancelled.reason(), now));
        } else if (turn.asked()) {
            update(asking, still -> still.cancel(ASKED_TOGETHER, now));
        } else if (!now.isBefore(asking.closesAt())) {
            if (!asking.enteredLate()) {
                if (asking.silentBy(now)) {
                    silence.look(asking, now);
                }
                silence.missed(planned, now);
            }
            update(asking, still -> still.missUnsent(now));
        } else if (preparation instanceof Away(String reason, Instant until)) {
            update(asking, still -> still.putOff(turns.link(asking, until), reason, now));
        } else if (preparation instanceof Elsewhere(ZoneId zone)) {
            // Planned by the old clock while the patient moved.
            plan.moved(asking.patient(), zone, now);
        } else if (turn.behind() || !(preparation instanceof Ready(Prepared prepared))) {
            // Another goes first, or the course has not heard of what it counts from: polls are stored before it.
            polls.giveBack(asking.id());
        } else if (turn.notBefore().isAfter(now)) {
            update(asking, still -> still.move(turn.notBefore(), turn.reason(), now));
        } else {
            send(asking, prepared, now);
        }
    }

    private Turns.Turn turn(Asking asking, Instant now) {
        return turns.spreads(asking)
                ? turns.turn(
                        asking,
                        polls.ofPatient(asking.patient(), turns.knownFrom(asking), turns.knownUntil(now)).stream()
                                .map(Turns.Known::of)
                                .toList(),
                        now)
                : Turns.Turn.now(now);
    }

    private void send(Asking asking, Prepared prepared, Instant now) {
        links.open(
                LinkToken.of(linkSecret, asking.id(), Dispatch.FIRST_LINK).hash(),
                new Links.Link(asking.id(), Dispatch.FIRST_LINK, asking.expiresAt()));
        List<Instant> remindAt = protocol.step(asking.step())
                .map(step -> turns.reminders(step, asking))
                .orElse(List.of());
        update(asking, still -> still.send(prepared, remindAt, now));
    }

    private void update(Asking asking, Function<Poll.Planned, Change<Poll, FollowUpFact>> decision) {
        polls.update(
                asking.id(),
                current -> current instanceof Poll.Planned still ? decision.apply(still) : Change.none(current));
    }
}
