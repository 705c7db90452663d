package aftercare.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * A patient was asked what must be asked before each dose. The newest one of a session counts.
     *
     * @param answers coded, by question: {@code PRE-01} to {@code PRE-09}, {@code P10} and {@code P08}; times are instants,
     *     {@code none} or {@code declined}; a pressure is {@code 120/80} in mmHg; what was not measured is absent
     * @param outcome {@code ready}, {@code review}, {@code wait} or {@code stop}, for the planned start or, when that has
     *     passed, for {@code at}
     * @param reasons the heaviest first; empty when nothing stands in the way
     */
    record CheckedIn(
            String patient,
            String sessionId,
            Map<String, String> answers,
            String outcome,
            List<ReadinessReason> reasons,
            Instant at)
            implements SessionFact {}

    /**
     * One thing that an answer means for the dose.
     *
     * @param rule such as {@code P01}, {@code P-STOP} or {@code BP-BEFORE}
     * @param question whose answer it is about
     * @param effect {@code ready} (only shown), {@code review}, {@code wait} or {@code stop}
     * @param until when a wait is over; null when no clock tells
     */
    record ReadinessReason(
            String rule,
            String question,
            String effect,
            @Nullable Instant until) {}

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
