package aftercare.contracts;

import java.math.BigDecimal;
import java.time.Instant;

/** What session tells the others: what was planned, what happened, and which holds it obeys. */
public sealed interface SessionFact extends Fact {

    /**
     * A treatment session was planned.
     *
     * @param place {@code clinic} or {@code home}
     */
    record SessionScheduled(String patient, String sessionId, Instant plannedAt, String place, Instant at)
            implements SessionFact {}

    /**
     * The dose is about to be given.
     *
     * @param holdSequence the newest hold change of the patient that session had seen; 0 when none
     */
    record SessionStarted(String patient, String sessionId, String place, long holdSequence, Instant at)
            implements SessionFact {}

    /**
     * The session ended as planned. Everything that is asked afterwards counts from {@code at}.
     *
     * @param drug generic name of what was given
     * @param doseMg total dose in milligrams
     * @param route {@code im}, {@code iv}, {@code sublingual}, {@code oral} or {@code intranasal}
     */
    record SessionCompleted(
            String patient,
            String sessionId,
            String place,
            String drug,
            BigDecimal doseMg,
            String route,
            Instant startedAt,
            Instant at)
            implements SessionFact {}

    /**
     * The session was broken off or never begun.
     *
     * @param reason {@code patient-request}, {@code blood-pressure}, {@code side-effect}, {@code no-monitor}, {@code
     *     not-ready} or {@code other}
     * @param doseGiven true when some of the drug was given before
     */
    record SessionAborted(String patient, String sessionId, String reason, boolean doseGiven, Instant at)
            implements SessionFact {}

    /**
     * Session obeys the patient's holds up to this change.
     *
     * @param holdSequence of the newest {@code HoldPlaced} or {@code HoldLifted} that was applied
     */
    record HoldApplied(String patient, long holdSequence, Instant at) implements SessionFact {}
}
