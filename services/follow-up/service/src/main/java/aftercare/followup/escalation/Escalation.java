package aftercare.followup.escalation;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.CallRecorded;
import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationHandedOver;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationReopened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.EscalationSnoozed;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.contracts.FollowUpFact.NoticeHeld;
import aftercare.contracts.FollowUpFact.NoticeReported;
import aftercare.contracts.FollowUpFact.ResolutionProposed;
import aftercare.followup.escalation.Happening.What;
import aftercare.followup.protocol.SilenceCause;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One concern about one patient, from the first flag until a person closes it. Only a person closes, and of silence the
 * patient who answers is that person; while it is open somebody is told again and again, and an acknowledgement runs out.
 */
public sealed interface Escalation {
    /**
     * After an attempt that reached nobody the next one follows this soon; steps that are overdue after downtime follow
     * each other no faster.
     */
    Duration AT_LEAST_APART = Duration.ofMinutes(1);

    /** Who closes silence by an answer; no account is called so, since accounts are of staff. */
    String PATIENT = "patient";

    /** What it is about. */
    Matter matter();

    /** When it does something by itself; null when it never will. */
    @Nullable Instant nextAt();

    /** True until a person closed it. */
    default boolean standing() {
        return nextAt() != null;
    }

    /** The id of a patient's n-th escalation of a concern. */
    static String idOf(String patient, String concern, int number) {
        return Ids.derive("esc", patient, concern, Integer.toString(number));
    }

    /** A flag opens an escalation, and somebody is to be told at once. */
    static Change<Escalation, FollowUpFact> open(
            String patient, String careTeam, int number, RaisedFlag flag, Ladder ladder, Instant now) {
        String id = idOf(patient, flag.concern(), number);
        var matter = new Matter(
                id,
                patient,
                flag.concern(),
                number,
                careTeam,
                flag.tier(),
                List.of(flag),
                now,
                flag.at().plus(ladder.actWithin()),
                List.of(new Happening(now, What.OPENED, null, flag.id())),
                null,
                List.of(),
                null);
        return Change.of(
                new Open(matter, 1, now, 1, now),
                new EscalationOpened(
                        patient, id, matter.concern(), matter.tier(), flag.id(), matter.actBy(), matter.openedAt()));
    }

    /**
     * Flags that were found together open one: people are told once, of all of them.
     *
     * @param flags of one concern, the most urgent first; at least one
     */
    static Change<Escalation, FollowUpFact> open(
            String patient,
            String careTeam,
            int number,
            List<RaisedFlag> flags,
            Function<RaisedFlag, Ladder> ladder,
            Instant now) {
        RaisedFlag first = flags.getFirst();
        Change<Escalation, FollowUpFact> opened = open(patient, careTeam, number, first, ladder.apply(first), now);
        for (RaisedFlag flag : flags.subList(1, flags.size())) {
            opened = opened.then(escalation -> {
                Matter joined = joinedBy(escalation.matter(), flag, ladder.apply(flag), now);
                return Change.of(new Open(joined, 1, now, 1, now), attached(joined, flag, now));
            });
        }
        return opened;
    }

    /** The patient named who reads one of its flags: that person is told at once, even when somebody has taken it on. */
    default Change<Escalation, FollowUpFact> named(String flagId, String reader, Instant now) {
        if (reader.equals(matter().reader(flagId))) {
            return Change.none(this);
        }
        Matter named = matter().readBy(flagId, reader);
        String reason = "reader-named";
        return switch (this) {
            case Open open -> Change.of(new Open(named, open.round() + 1, now, 1, now));
            case Acknowledged taken ->
                Change.of(
                        new Open(
                                named.with(new Happening(now, What.REOPENED, null, reason)),
                                taken.round() + 1,
                                now,
                                1,
                                now),
                        new EscalationReopened(named.patient(), named.id(), reason, now));
            case Resolved closed -> Change.of(new Resolved(named, closed.resolution()));
        };
    }

    /** The patient answered: silence is over, whoever had taken it on. Every other concern stays as it is. */
    default Change<Escalation, FollowUpFact> answered(Instant now) {
        if (!SilenceCause.isConcern(matter().concern())) {
            return Change.none(this);
        }
        var how = new Resolution(
                PATIENT,
                Disposition.ANSWERED,
                Ids.derive("note", matter().id(), PATIENT),
                Disposition.ANSWERED.label(),
                now,
                Map.of(),
                null);
        return switch (this) {
            case Open open -> open.resolve(how);
            case Acknowledged taken -> taken.resolve(how);
            case Resolved closed -> Change.none(closed);
        };
    }

    /**
     * A person would close it, and a second one has to agree. Until then it is open, and the ladder begins at once, so that somebody
     * looks; the same again is a second click.
     */
    default Change<Escalation, FollowUpFact> propose(Resolution how) {
        Resolution before = matter().proposal();
        if (!standing() || (before != null && before.same(how))) {
            return Change.none(this);
        }
        Matter proposed = matter().proposing(how)
                .with(new Happening(
                        how.at(),
                        What.RESOLUTION_PROPOSED,
                        how.by(),
                        how.disposition().code()));
        return Change.of(
                new Open(proposed, round() + 1, how.at(), 1, how.at()),
                new ResolutionProposed(
                        proposed.patient(),
                        proposed.id(),
                        how.by(),
                        how.disposition().code(),
                        how.noteId(),
                        Ids.sha256Hex(how.note()),
                        how.at()));
    }

    /** A second person agrees: it is closed as was proposed. Nothing, when that is not what is proposed any more. */
    default Change<Escalation, FollowUpFact> agree(String noteId, String by, Instant now) {
        Resolution proposal = matter().proposal();
        return !standing()
                        || proposal == null
                        || !proposal.noteId().equals(noteId)
                        || proposal.by().equals(by)
                ? Change.none(this)
                : resolved(matter(), proposal.agreedBy(by, now));
    }

    /** A second person does not agree: it stays open, and everybody is told anew. */
    default Change<Escalation, FollowUpFact> refuse(String noteId, String by, String why, Instant now) {
        Resolution proposal = matter().proposal();
        if (!standing() || proposal == null || !proposal.noteId().equals(noteId)) {
            return Change.none(this);
        }
        Matter refused = matter().proposing(null).with(new Happening(now, What.RESOLUTION_REFUSED, by, why));
        return Change.of(
                new Open(refused, round() + 1, now, 1, now),
                new EscalationReopened(refused.patient(), refused.id(), "resolution-refused", now));
    }

    /** Whoever has it gives it to another, for as long as an acknowledgement lasts. Who has it already is given it no more. */
    default Change<Escalation, FollowUpFact> handOver(String by, String to, Ladder ladder, Instant now) {
        boolean has = this instanceof Acknowledged taken
                && taken.snoozed() == null
                && taken.by().equals(to);
        if (!standing() || has) {
            return Change.none(this);
        }
        Instant until = now.plus(ladder.acknowledgement());
        Matter given = matter().with(new Happening(now, What.HANDED_OVER, by, to));
        return Change.of(
                new Acknowledged(given, round(), to, now, until, null),
                new EscalationHandedOver(given.patient(), given.id(), by, to, until, now));
    }

    /** Somebody puts it off, with a reason. Red never is; the same within a minute is a second click. */
    default Change<Escalation, FollowUpFact> snooze(String by, String reason, Instant until, Instant now) {
        boolean again = this instanceof Acknowledged taken
                && reason.equals(taken.snoozed())
                && taken.by().equals(by)
                && until.isBefore(taken.until().plus(AT_LEAST_APART));
        if (!standing() || again || matter().tier() == Tier.RED) {
            return Change.none(this);
        }
        Matter off = matter().with(new Happening(now, What.SNOOZED, by, reason));
        return Change.of(
                new Acknowledged(off, round(), by, now, until, reason),
                new EscalationSnoozed(off.patient(), off.id(), by, until, Ids.sha256Hex(reason), now));
    }

    /** How often the ladder began; 0 once it is closed. */
    int round();

    /** Nobody has taken it on: the ladder climbs. */
    record Open(Matter matter, int round, Instant roundAt, int step, Instant nextAt) implements Escalation {

        /**
         * A flag joins. One that makes it more urgent, and every red one, is told at once from the ladder's first step.
         */
        public Change<Escalation, FollowUpFact> attach(RaisedFlag flag, Ladder ladder, Instant now) {
            Matter joined = joinedBy(matter, flag, ladder, now);
            boolean urgent = raises(matter, flag);
            Open next =
                    urgent ? new Open(joined, round + 1, now, 1, now) : new Open(joined, round, roundAt, step, nextAt);
            return Change.of(next, attached(joined, flag, now));
        }

        /**
         * The attempts of a step were made. The next step is due when the ladder says; soon, when nobody could be told.
         */
        public Change<Escalation, FollowUpFact> notified(
                int attemptedRound, int attemptedStep, List<Attempt> attempts, Ladder ladder, Instant now) {
            if (attemptedRound != round || attemptedStep != step) {
                return noted(
                        new Open(told(matter, attempts, now), round, roundAt, step, nextAt),
                        attemptedStep,
                        attempts,
                        now);
            }
            Instant onTime = roundAt.plus(ladder.due(step + 1));
            boolean reached = attempts.stream().anyMatch(attempt -> attempt.delivered() || attempt.held() != null);
            Instant soon = now.plus(AT_LEAST_APART);
            Instant next = reached && onTime.isAfter(soon) ? onTime : soon;
            return noted(
                    new Open(told(matter, attempts, now), round, roundAt, step + 1, next),
                    attemptedStep,
                    attempts,
                    now);
        }

        /** A clinician takes it on, until the ladder's acknowledgement runs out. */
        public Change<Escalation, FollowUpFact> acknowledge(String by, Ladder ladder, Instant now) {
            return acknowledged(matter, by, round, ladder, now);
        }

        /** Somebody telephoned. The ladder climbs on, unless the patient was reached. */
        public Change<Escalation, FollowUpFact> called(Call call, Ladder ladder) {
            return phoned(new Open(matter.with(call), round, roundAt, step, nextAt), call, round, ladder);
        }

        /** A person closes it. */
        public Change<Escalation, FollowUpFact> resolve(Resolution resolution) {
            return resolved(matter, resolution);
        }
    }

    /**
     * A clinician has taken it on, for a time.
     *
     * @param snoozed why it was put off; null when somebody deals with it
     */
    record Acknowledged(
            Matter matter,
            int round,
            String by,
            Instant since,
            Instant nextAt,
            @Nullable String snoozed) implements Escalation {

        /** When the acknowledgement runs out. */
        public Instant until() {
            return nextAt;
        }

        /** A flag joins. One that makes it more urgent, and every red one, takes the acknowledgement away. */
        public Change<Escalation, FollowUpFact> attach(RaisedFlag flag, Ladder ladder, Instant now) {
            Matter joined = joinedBy(matter, flag, ladder, now);
            if (!raises(matter, flag)) {
                return Change.of(
                        new Acknowledged(joined, round, by, since, nextAt, snoozed), attached(joined, flag, now));
            }
            String reason = flag.tier() == Tier.RED ? "red-flag" : "tier-rose";
            Matter reopened = joined.with(new Happening(now, What.REOPENED, null, reason));
            return Change.of(
                    new Open(reopened, round + 1, now, 1, now),
                    attached(joined, flag, now),
                    new EscalationReopened(joined.patient(), joined.id(), reason, now));
        }

        /** The acknowledgement, or the snooze, ran out and nobody closed it: the ladder climbs again, from the first step. */
        public Change<Escalation, FollowUpFact> expire(Instant now) {
            String reason = snoozed == null ? "acknowledgement-expired" : "snooze-over";
            return Change.of(
                    new Open(matter.with(new Happening(now, What.REOPENED, null, reason)), round + 1, now, 1, now),
                    new EscalationReopened(matter.patient(), matter.id(), reason, now));
        }

        /** Somebody was still being told while it was taken on. */
        public Change<Escalation, FollowUpFact> notified(int attemptedStep, List<Attempt> attempts, Instant now) {
            return noted(
                    new Acknowledged(told(matter, attempts, now), round, by, since, nextAt, snoozed),
                    attemptedStep,
                    attempts,
                    now);
        }

        /** Another clinician takes over, or the same one takes more time. */
        public Change<Escalation, FollowUpFact> acknowledge(String newBy, Ladder ladder, Instant now) {
            return acknowledged(matter, newBy, round, ladder, now);
        }

        /** Somebody telephoned. Whoever had taken it on still has it, unless the patient was reached. */
        public Change<Escalation, FollowUpFact> called(Call call, Ladder ladder) {
            return phoned(new Acknowledged(matter.with(call), round, by, since, nextAt, snoozed), call, round, ladder);
        }

        /** A person closes it. */
        public Change<Escalation, FollowUpFact> resolve(Resolution resolution) {
            return resolved(matter, resolution);
        }
    }

    /** A person closed it; nothing re-opens it, a new flag opens the next one. */
    record Resolved(Matter matter, Resolution resolution) implements Escalation {
        @Override
        public int round() {
            return 0;
        }

        @Override
        public @Nullable Instant nextAt() {
            return null;
        }

        /** Somebody was still being told while it was closed. */
        public Change<Escalation, FollowUpFact> notified(int attemptedStep, List<Attempt> attempts, Instant now) {
            return noted(new Resolved(told(matter, attempts, now), resolution), attemptedStep, attempts, now);
        }
    }

    /**
     * How a person closed it.
     *
     * @param by account; where a second person has to agree, that one
     * @param note what was done and why; stays in follow-up
     * @param details what the disposition asks for besides: {@code duplicateOf}, {@code emergencyContact}, {@code welfareCheck}
     * @param proposedBy account of who would have closed it, when a second one had to agree; null otherwise
     */
    record Resolution(
            String by,
            Disposition disposition,
            String noteId,
            String note,
            Instant at,
            @Nullable Map<String, String> details,
            @Nullable String proposedBy) {
        public Resolution {
            details = Map.copyOf(Objects.requireNonNullElse(details, Map.<String, String>of()));
        }

        /** True when both say the same, at whatever time. */
        boolean same(Resolution other) {
            return by.equals(other.by)
                    && disposition == other.disposition
                    && note.equals(other.note)
                    && Objects.equals(details, other.details);
        }

        Resolution agreedBy(String second, Instant now) {
            return new Resolution(second, disposition, noteId, note, now, details, by);
        }

        @Override
        public String toString() {
            return "Resolution[" + by + ", " + disposition + ", " + noteId + ", " + at + "]";
        }
    }

    /**
     * Somebody was told, or could not be.
     *
     * @param recipient account
     * @param delivered true when the channel took the message over
     * @param held why the recipient is told later, and when; null when it was tried now
     */
    record Attempt(
            String recipient,
            String channel,
            boolean delivered,
            @Nullable Held held) {
        /** A step that found nobody to tell. */
        static final Attempt NOBODY = new Attempt("nobody", "none", false);

        public Attempt(String recipient, String channel, boolean delivered) {
            this(recipient, channel, delivered, null);
        }

        /** The recipient is told later, together with others. */
        public static Attempt later(String recipient, Held held) {
            return new Attempt(recipient, "none", false, held);
        }
    }

    /**
     * Why somebody is told later, and until when at the latest.
     *
     * @param reason {@code rate-limit}, {@code digest} or {@code quiet-hours}
     */
    record Held(String reason, Instant until) {}

    /**
     * The provider told what became of a notice.
     *
     * @param hurry true when nothing that wakes its recipient is on its way any more: the next step is due now
     */
    default Change<Escalation, FollowUpFact> reported(
            String noticeId, String recipient, Way way, boolean delivered, boolean hurry, Instant now) {
        Matter noted = matter().with(new Happening(
                now, delivered ? What.DELIVERED : What.NOTIFICATION_FAILED, recipient, way.code()));
        Escalation after = switch (this) {
            case Open open ->
                new Open(
                        noted,
                        open.round(),
                        open.roundAt(),
                        open.step(),
                        hurry && open.nextAt().isAfter(now) ? now : open.nextAt());
            case Acknowledged taken ->
                new Acknowledged(noted, taken.round(), taken.by(), taken.since(), taken.nextAt(), taken.snoozed());
            case Resolved closed -> new Resolved(noted, closed.resolution());
        };
        return Change.of(
                after,
                new NoticeReported(
                        noted.patient(),
                        noted.id(),
                        noticeId,
                        recipient,
                        way.code(),
                        delivered ? "delivered" : "failed",
                        after.nextAt(),
                        now));
    }

    private static Matter told(Matter matter, List<Attempt> attempts, Instant now) {
        if (attempts.isEmpty()) {
            return matter.with(new Happening(now, What.NOBODY_TO_NOTIFY, null, null));
        }
        return matter.with(
                attempts.stream().map(attempt -> happening(attempt, now)).toList());
    }

    private static Happening happening(Attempt attempt, Instant now) {
        Held held = attempt.held();
        return held != null
                ? new Happening(now, What.HELD, attempt.recipient(), held.reason() + " " + held.until())
                : new Happening(
                        now,
                        attempt.delivered() ? What.NOTIFIED : What.NOTIFICATION_FAILED,
                        attempt.recipient(),
                        attempt.channel());
    }

    private static Change<Escalation, FollowUpFact> noted(
            Escalation after, int step, List<Attempt> attempts, Instant now) {
        List<Attempt> told = attempts.isEmpty() ? List.of(Attempt.NOBODY) : attempts;
        List<FollowUpFact> facts =
                told.stream().map(attempt -> fact(after, step, attempt, now)).toList();
        return new Change<>(after, facts);
    }

    private static FollowUpFact fact(Escalation after, int step, Attempt attempt, Instant now) {
        Matter matter = after.matter();
        Held held = attempt.held();
        return held != null
                ? new NoticeHeld(
                        matter.patient(),
                        matter.id(),
                        step,
                        attempt.recipient(),
                        held.reason(),
                        held.until(),
                        after.nextAt(),
                        now)
                : new EscalationNotified(
                        matter.patient(),
                        matter.id(),
                        step,
                        attempt.recipient(),
                        attempt.channel(),
                        attempt.delivered(),
                        after.nextAt(),
                        now);
    }

    private static boolean raises(Matter before, RaisedFlag flag) {
        return flag.tier() == Tier.RED || flag.tier().moreUrgentThan(before.tier());
    }

    /** Who would have closed it did not know of a more urgent flag. */
    private static Matter joinedBy(Matter matter, RaisedFlag flag, Ladder ladder, Instant now) {
        Matter open = raises(matter, flag) ? matter.proposing(null) : matter;
        return open.with(flag, flag.at().plus(ladder.actWithin()))
                .with(new Happening(now, What.FLAG_ATTACHED, null, flag.id()));
    }

    private static FollowUpFact attached(Matter joined, RaisedFlag flag, Instant now) {
        return new FlagAttached(joined.patient(), joined.id(), flag.id(), joined.tier(), now);
    }

    private static Change<Escalation, FollowUpFact> acknowledged(
            Matter matter, String by, int round, Ladder ladder, Instant now) {
        Instant until = now.plus(ladder.acknowledgement());
        return Change.of(
                new Acknowledged(
                        matter.with(new Happening(now, What.ACKNOWLEDGED, by, null)), round, by, now, until, null),
                new EscalationAcknowledged(matter.patient(), matter.id(), by, until, now));
    }

    /** Who was spoken to is in the hands of the one who called, or dealt with. */
    private static Change<Escalation, FollowUpFact> phoned(Escalation noted, Call call, int round, Ladder ladder) {
        Matter matter = noted.matter();
        Change<Escalation, FollowUpFact> then = switch (call.outcome()) {
            case NO_ANSWER, LEFT_MESSAGE, WRONG_NUMBER -> Change.of(noted);
            case SPOKE, WILL_ANSWER, NEEDS_CLINICIAN -> acknowledged(matter, call.by(), round, ladder, call.at());
            case WELL ->
                resolved(
                        matter,
                        new Resolution(
                                call.by(),
                                Disposition.CONTACTED_SAFE,
                                call.noteId(),
                                call.note(),
                                call.at(),
                                Map.of(),
                                null));
        };
        var fact = new CallRecorded(
                matter.patient(),
                matter.id(),
                call.id(),
                call.outcome().code(),
                call.by(),
                call.noteId(),
                Ids.sha256Hex(call.note()),
                call.at());
        return new Change<>(
                then.state(),
                Stream.concat(Stream.of((FollowUpFact) fact), then.events().stream())
                        .toList());
    }

    private static Change<Escalation, FollowUpFact> resolved(Matter matter, Resolution how) {
        var happened = new Happening(
                how.at(), What.RESOLVED, how.by(), how.disposition().code());
        return Change.of(
                new Resolved(matter.with(happened), how),
                new EscalationResolved(
                        matter.patient(),
                        matter.id(),
                        how.by(),
                        how.disposition().code(),
                        how.noteId(),
                        Ids.sha256Hex(how.note()),
                        how.at()));
    }
}
