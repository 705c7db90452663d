package aftercare.session.hold;

import aftercare.contracts.SessionFact;
import aftercare.contracts.SessionFact.ExceptionChanged;
import aftercare.contracts.SessionFact.HoldApplied;
import aftercare.kernel.Change;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.kernel.Verdict;
import aftercare.session.readiness.StandingException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A patient as session sees them, built from the facts of intake and follow-up, which come in any order across topics.
 *
 * @param id the pseudonym
 * @param cleared true when intake has cleared the patient and not withdrawn it; {@link #clearedAt} tells whether it holds
 * @param holds those that stand, by cause, in the order they were placed
 * @param holdSequence of the last change of holds that was applied; 0 before the first
 * @param clearedUntil last instant at which a session may start; null when no end is known
 * @param intakeSequence of intake's last fact about the clearance, the zone or the following that was applied; 0 before the
 *     first
 * @param zone of the patient's wall clock; null for somebody whose enrolment has not arrived, or arrived before session
 *     kept it
 * @param exceptions made by clinicians for prescribed medicines, in their order, ended ones too
 * @param following when the patient is followed and when not, in the order it was told
 */
public record PatientView(
        String id,
        boolean enrolled,
        boolean cleared,
        boolean baseline,
        Map<String, PlacedHold> holds,
        long holdSequence,
        @Nullable Instant clearedUntil,
        long intakeSequence,
        @Nullable ZoneId zone,
        List<StandingException> exceptions,
        List<FollowingPeriod> following) {
    public PatientView {
        following = List.copyOf(following);
        holds = Collections.unmodifiableMap(new LinkedHashMap<>(holds));
        exceptions = List.copyOf(exceptions);
    }

    /** Without a zone and exceptions, and with a clearance, if any, of no known end. */
    public PatientView(
            String id,
            boolean enrolled,
            boolean cleared,
            boolean baseline,
            Map<String, PlacedHold> holds,
            long holdSequence) {
        this(id, enrolled, cleared, baseline, holds, holdSequence, null, 0, null, List.of(), List.of());
    }

    /** Somebody nothing is known of yet. */
    public static PatientView unknown(String id) {
        return new PatientView(id, false, false, false, Map.of(), 0);
    }

    public Change<PatientView, SessionFact> withEnrolment(@Nullable ZoneId livesIn) {
        return Change.of(new PatientView(
                id,
                true,
                cleared,
                baseline,
                holds,
                holdSequence,
                clearedUntil,
                intakeSequence,
                livesIn,
                exceptions,
                following));
    }

    /**
     * Obeys intake's fact about the clearance, unless a later one was obeyed before.
     *
     * @param sequence of the fact among those about the patient
     * @param until last instant at which a session may start; null when no end is known
     */
    public Change<PatientView, SessionFact> withClearance(long sequence, boolean given, @Nullable Instant until) {
        return sequence <= intakeSequence
                ? Change.none(this)
                : Change.of(new PatientView(
                        id,
                        enrolled,
                        given,
                        baseline,
                        holds,
                        holdSequence,
                        given ? until : null,
                        sequence,
                        zone,
                        exceptions,
                        following));
    }

    /** True when the patient may be treated at that instant, as far as intake is concerned. */
    public boolean clearedAt(Instant now) {
        return cleared && (clearedUntil == null || !now.isAfter(clearedUntil));
    }

    /** Obeys intake's fact that the patient is followed, or not, unless a later one was obeyed before. */
    public Change<PatientView, SessionFact> withFollowing(long sequence, FollowingPeriod period) {
        List<FollowingPeriod> more =
                Stream.concat(following.stream(), Stream.of(period)).toList();
        return ofIntake(sequence, zone, more);
    }

    /** Obeys intake's fact that the patient lives by another clock, unless a later one was obeyed before. */
    public Change<PatientView, SessionFact> withZone(long sequence, @Nullable ZoneId livesIn) {
        return ofIntake(sequence, livesIn, following);
    }

    private Change<PatientView, SessionFact> ofIntake(
            long sequence, @Nullable ZoneId newZone, List<FollowingPeriod> newFollowing) {
        return sequence <= intakeSequence
                ? Change.none(this)
                : Change.of(new PatientView(
                        id,
                        enrolled,
                        cleared,
                        baseline,
                        holds,
                        holdSequence,
                        clearedUntil,
                        sequence,
                        newZone,
                        exceptions,
                        newFollowing));
    }

    /** Whether the patient is followed at that instant, and until when if that is known. */
    public FollowingPeriod followingAt(Instant now) {
        return FollowingPeriod.at(now, following);
    }

    public Change<PatientView, SessionFact> withBaseline() {
        return Change.of(new PatientView(
                id,
                enrolled,
                cleared,
                true,
                holds,
                holdSequence,
                clearedUntil,
                intakeSequence,
                zone,
                exceptions,
                following));
    }

    /** Whether a change of holds is the next one, an old one, or one that came too early. */
    public Verdict check(long sequence) {
        if (sequence == holdSequence + 1) {
            return Verdict.NEXT;
        }
        return sequence <= holdSequence ? Verdict.DUPLICATE : Verdict.GAP;
    }

    /** Obeys a hold. Anything but the next change of holds is left alone. */
    public Change<PatientView, SessionFact> place(long sequence, PlacedHold placed, Instant now) {
        Map<String, PlacedHold> next = new LinkedHashMap<>(holds);
        if (placed.hold() != Hold.NONE) {
            next.put(placed.cause(), placed);
        }
        return apply(sequence, next, now);
    }

    /** Obeys the lifting of a hold. Anything but the next change of holds is left alone. */
    public Change<PatientView, SessionFact> lift(long sequence, String cause, Instant now) {
        Map<String, PlacedHold> next = new LinkedHashMap<>(holds);
        next.remove(cause);
        return apply(sequence, next, now);
    }

    private Change<PatientView, SessionFact> apply(long sequence, Map<String, PlacedHold> next, Instant now) {
        if (check(sequence) != Verdict.NEXT) {
            return Change.none(this);
        }
        PatientView after = new PatientView(
                id,
                enrolled,
                cleared,
                baseline,
                next,
                sequence,
                clearedUntil,
                intakeSequence,
                zone,
                exceptions,
                following);
        return Change.of(after, new HoldApplied(id, after.holdSequence(), now));
    }

    /** The standing exception from a row of the checklist, if there is one. */
    public Optional<StandingException> exceptionFrom(String rule) {
        return exceptions.stream()
                .filter(e -> e.stands() && e.rule().equals(rule))
                .findFirst();
    }

    /** Makes a standing exception; one that stands for the same row is ended by it. */
    public Change<PatientView, SessionFact> except(String rule, String medicine, String by, Instant now) {
        List<StandingException> next = new ArrayList<>(ended(rule, by, now));
        next.add(new StandingException(rule, medicine, by, now, null));
        return Change.of(with(next), new ExceptionChanged(id, rule, true, by, now));
    }

    /** Ends the standing exception from a row; nothing happens without one. */
    public Change<PatientView, SessionFact> endException(String rule, String by, Instant now) {
        return exceptionFrom(rule).isEmpty()
                ? Change.none(this)
                : Change.of(with(ended(rule, by, now)), new ExceptionChanged(id, rule, false, by, now));
    }

    private List<StandingException> ended(String rule, String by, Instant now) {
        return exceptions.stream()
                .map(e -> e.stands() && e.rule().equals(rule) ? e.ended(by, now) : e)
                .toList();
    }

    private PatientView with(List<StandingException> next) {
        return new PatientView(
                id,
                enrolled,
                cleared,
                baseline,
                holds,
                holdSequence,
                clearedUntil,
                intakeSequence,
                zone,
                next,
                following);
    }

    /** The holds under which no dose may be given. */
    public List<PlacedHold> stops() {
        return standing(Hold.STOP);
    }

    /** The holds a clinician must have seen before the dose. */
    public List<PlacedHold> looks() {
        return standing(Hold.LOOK);
    }

    private List<PlacedHold> standing(Hold kind) {
        return holds.values().stream().filter(h -> h.hold() == kind).toList();
    }
}
