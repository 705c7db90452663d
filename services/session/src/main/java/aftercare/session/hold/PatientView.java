package aftercare.session.hold;

import aftercare.contracts.SessionFact;
import aftercare.contracts.SessionFact.HoldApplied;
import aftercare.kernel.Change;
import aftercare.kernel.Hold;
import aftercare.kernel.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A patient as session sees them, built from the facts of intake and follow-up, which come in any order across topics.
 *
 * @param id the pseudonym
 * @param cleared true when intake has cleared the patient and not withdrawn it; {@link #clearedAt} tells whether it holds
 * @param holds those that stand, by cause, in the order they were placed
 * @param holdSequence of the last change of holds that was applied; 0 before the first
 * @param clearedUntil last instant at which a session may start; null when no end is known
 * @param clearanceSequence of intake's last fact about the clearance that was applied; 0 before the first
 */
public record PatientView(
        String id,
        boolean enrolled,
        boolean cleared,
        boolean baseline,
        Map<String, PlacedHold> holds,
        long holdSequence,
        @Nullable Instant clearedUntil,
        long clearanceSequence) {
    public PatientView {
        holds = Collections.unmodifiableMap(new LinkedHashMap<>(holds));
    }

    /** A patient whose clearance, if any, has no known end. */
    public PatientView(
            String id,
            boolean enrolled,
            boolean cleared,
            boolean baseline,
            Map<String, PlacedHold> holds,
            long holdSequence) {
        this(id, enrolled, cleared, baseline, holds, holdSequence, null, 0);
    }

    /** Somebody nothing is known of yet. */
    public static PatientView unknown(String id) {
        return new PatientView(id, false, false, false, Map.of(), 0);
    }

    public Change<PatientView, SessionFact> withEnrolment() {
        return Change.of(
                new PatientView(id, true, cleared, baseline, holds, holdSequence, clearedUntil, clearanceSequence));
    }

    /**
     * Obeys intake's fact about the clearance, unless a later one was obeyed before.
     *
     * @param sequence of the fact among those about the patient
     * @param until last instant at which a session may start; null when no end is known
     */
    public Change<PatientView, SessionFact> withClearance(long sequence, boolean given, @Nullable Instant until) {
        return sequence <= clearanceSequence
                ? Change.none(this)
                : Change.of(new PatientView(
                        id, enrolled, given, baseline, holds, holdSequence, given ? until : null, sequence));
    }

    /** True when the patient may be treated at that instant, as far as intake is concerned. */
    public boolean clearedAt(Instant now) {
        return cleared && (clearedUntil == null || !now.isAfter(clearedUntil));
    }

    public Change<PatientView, SessionFact> withBaseline() {
        return Change.of(
                new PatientView(id, enrolled, cleared, true, holds, holdSequence, clearedUntil, clearanceSequence));
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
        PatientView after =
                new PatientView(id, enrolled, cleared, baseline, next, sequence, clearedUntil, clearanceSequence);
        return Change.of(after, new HoldApplied(id, after.holdSequence(), now));
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
