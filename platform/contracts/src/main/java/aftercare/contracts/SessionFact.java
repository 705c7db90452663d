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
     * Something was measured on the patient.
     *
     * @param phase {@code before}, {@code 40-min}, {@code during} (any other time after the dose) or {@code discharge}
     * @param systolic upper blood pressure in mmHg, 50 to 300
     * @param diastolic lower blood pressure in mmHg, 20 to 200
     * @param heartRate beats a minute, 20 to 250; null when not measured
     * @param oxygenSaturation percent, 50 to 100; null when not measured
     * @param symptoms whether the patient had symptoms
     */
    record VitalsRecorded(
            String patient,
            String sessionId,
            String phase,
            int systolic,
            int diastolic,
            @Nullable Integer heartRate,
            @Nullable Integer oxygenSaturation,
            boolean symptoms,
            Instant at)
            implements SessionFact {}

    /**
     * Side effects were seen during a session.
     *
     * @param effects each at most once, in the order of the list
     */
    record SideEffectsObserved(String patient, String sessionId, List<ObservedEffect> effects, Instant at)
            implements SessionFact {}

    /**
     * One side effect.
     *
     * @param id {@code FDC-E01} to {@code FDC-E19}
     * @param severity 1 a little, 2 medium, 3 bad, 4 very bad
     */
    record ObservedEffect(String id, int severity) {}

    /**
     * The session ended as planned. Everything that is asked afterwards counts from {@code at}.
     *
     * @param drug generic name of what was given
     * @param doseMg total dose in milligrams
     * @param route {@code im}, {@code iv}, {@code sublingual}, {@code oral} or {@code intranasal}
     * @param enteredAt when a session that had ended before was entered; null or absent when it was run here
     */
    record SessionCompleted(
            String patient,
            String sessionId,
            String place,
            String drug,
            BigDecimal doseMg,
            String route,
            Instant startedAt,
            Instant at,
            @Nullable Instant enteredAt)
            implements SessionFact {
        /** Of a session that was run here. */
        public SessionCompleted(
                String patient,
                String sessionId,
                String place,
                String drug,
                BigDecimal doseMg,
                String route,
                Instant startedAt,
                Instant at) {
            this(patient, sessionId, place, drug, doseMg, route, startedAt, at, null);
        }
    }

    /**
     * The session was broken off or never begun.
     *
     * @param reason {@code patient-request}, {@code monitor-request}, {@code blood-pressure}, {@code side-effect}, {@code
     *     no-monitor}, {@code not-ready} or {@code other}
     * @param doseGiven true when some of the drug was given before: then everything that is asked afterwards counts from
     *     {@code at}, as after a completed session
     * @param place {@code clinic} or {@code home}; null or absent in facts of before it was told
     * @param startedAt when it was started; null or absent when it was not, or was not told
     */
    record SessionAborted(
            String patient,
            String sessionId,
            String reason,
            boolean doseGiven,
            Instant at,
            @Nullable String place,
            @Nullable Instant startedAt)
            implements SessionFact {
        /** As it was told before place and start were. */
        public SessionAborted(String patient, String sessionId, String reason, boolean doseGiven, Instant at) {
            this(patient, sessionId, reason, doseGiven, at, null, null);
        }
    }

    /**
     * A completed session was recorded wrongly; this is what is right. The newest one counts.
     *
     * @param drug generic name of what was given
     * @param doseMg total dose in milligrams
     * @param route as in {@link SessionCompleted}
     * @param completedAt when it really ended
     * @param by account of the clinician
     * @param reasonHash SHA-256 of the reason, which stays in session
     */
    record SessionCorrected(
            String patient,
            String sessionId,
            String place,
            String drug,
            BigDecimal doseMg,
            String route,
            Instant startedAt,
            Instant completedAt,
            String by,
            String reasonHash,
            Instant at)
            implements SessionFact {}

    /**
     * A completed or aborted session was recorded by mistake: it counts for nothing.
     *
     * @param by account of the clinician
     * @param reasonHash SHA-256 of the reason, which stays in session
     */
    record SessionVoided(String patient, String sessionId, String by, String reasonHash, Instant at)
            implements SessionFact {}

    /**
     * A clinician made a standing exception for a prescribed medicine, or ended it. The newest one of a row counts.
     *
     * @param rule row of the checklist it is from: {@code P01} a benzodiazepine, {@code P02} a stimulant
     * @param stands true when it was made, false when it was ended
     * @param by account of the clinician
     */
    record ExceptionChanged(String patient, String rule, boolean stands, String by, Instant at)
            implements SessionFact {}

    /**
     * Session obeys the patient's holds up to this change.
     *
     * @param holdSequence of the newest {@code HoldPlaced} or {@code HoldLifted} that was applied
     */
    record HoldApplied(String patient, long holdSequence, Instant at) implements SessionFact {}
}
