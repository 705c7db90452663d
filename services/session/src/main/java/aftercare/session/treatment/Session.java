package aftercare.session.treatment;

import aftercare.contracts.SessionFact;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.contracts.SessionFact.SessionStarted;
import aftercare.kernel.Change;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PlacedHold;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One treatment session. Each state offers only the commands that make sense in it. */
public sealed interface Session {
    Plan plan();

    /** The state's name as pages, REST and refusals say it. */
    default String state() {
        return switch (this) {
            case Scheduled _ -> "scheduled";
            case Started _ -> "started";
            case Completed _ -> "completed";
            case Aborted _ -> "aborted";
        };
    }

    /** Plans a session. A hold does not stand in the way of planning, only of starting. */
    static Change<Session, SessionFact> schedule(Plan plan) {
        Scheduled scheduled = new Scheduled(plan);
        return Change.of(
                scheduled,
                new SessionScheduled(
                        plan.patient(),
                        plan.sessionId(),
                        plan.plannedAt(),
                        plan.place().code(),
                        plan.scheduledAt()));
    }

    /** Planned, and nothing given yet. */
    record Scheduled(Plan plan) implements Session {

        /**
         * Begins, unless something stands in the way: no clearance that holds now, no baseline, a stop hold, or a look hold that is
         * not among those seen.
         *
         * @param seen causes of the look holds that the clinician ticked
         * @param by account of the clinician
         */
        public Ruling start(PatientView patient, Set<String> seen, String by, Instant now) {
            if (!patient.clearedAt(now)) {
                return new Ruling.Refused(new Refusal.NotCleared(plan.patient()));
            }
            if (!patient.baseline()) {
                return new Ruling.Refused(new Refusal.NoBaseline(plan.patient()));
            }
            if (!patient.stops().isEmpty()) {
                return new Ruling.Refused(new Refusal.Held(plan.patient(), patient.stops()));
            }
            List<PlacedHold> unseen = patient.looks().stream()
                    .filter(look -> !seen.contains(look.cause()))
                    .toList();
            if (!unseen.isEmpty()) {
                return new Ruling.Refused(new Refusal.Unseen(plan.patient(), unseen));
            }
            List<String> ticked =
                    patient.looks().stream().map(PlacedHold::cause).toList();
            Started started = new Started(plan, patient.holdSequence(), ticked, by, now);
            return new Ruling.Granted(Change.of(
                    started,
                    new SessionStarted(
                            plan.patient(),
                            plan.sessionId(),
                            plan.place().code(),
                            started.holdSequence(),
                            started.startedAt())));
        }

        /** Calls the session off; nothing was given. */
        public Change<Session, SessionFact> abort(AbortReason reason, String by, Instant now) {
            return Aborted.of(plan, reason, false, by, now);
        }
    }

    /**
     * The dose is about to be given, or was.
     *
     * @param holdSequence the last change of the patient's holds that was known at the start
     * @param seen causes of the look holds that the clinician had seen
     */
    record Started(Plan plan, long holdSequence, List<String> seen, String by, Instant startedAt) implements Session {
        public Started {
            seen = List.copyOf(seen);
        }

        /** Ends as planned. Everything that is asked of the patient afterwards counts from {@code now}. */
        public Change<Session, SessionFact> complete(Treatment treatment, String by, Instant now) {
            Completed completed = new Completed(plan, startedAt, treatment, by, now);
            return Change.of(
                    completed,
                    new SessionCompleted(
                            plan.patient(),
                            plan.sessionId(),
                            plan.place().code(),
                            treatment.drug(),
                            treatment.doseMg(),
                            treatment.route().code(),
                            completed.startedAt(),
                            completed.completedAt()));
        }

        /** Breaks off. */
        public Change<Session, SessionFact> abort(AbortReason reason, boolean doseGiven, String by, Instant now) {
            return Aborted.of(plan, reason, doseGiven, by, now);
        }
    }

    /** Ended as planned. */
    record Completed(Plan plan, Instant startedAt, Treatment treatment, String by, Instant completedAt)
            implements Session {}

    /**
     * Broken off, or never begun.
     *
     * @param doseGiven true when some of the drug was given before
     */
    record Aborted(Plan plan, AbortReason reason, boolean doseGiven, String by, Instant abortedAt) implements Session {

        private static Change<Session, SessionFact> of(
                Plan plan, AbortReason reason, boolean doseGiven, String by, Instant now) {
            Aborted aborted = new Aborted(plan, reason, doseGiven, by, now);
            return Change.of(
                    aborted,
                    new SessionAborted(
                            plan.patient(),
                            plan.sessionId(),
                            aborted.reason().code(),
                            aborted.doseGiven(),
                            aborted.abortedAt()));
        }
    }
}
