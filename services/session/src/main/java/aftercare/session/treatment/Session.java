package aftercare.session.treatment;

import aftercare.contracts.SessionFact;
import aftercare.contracts.SessionFact.CheckedIn;
import aftercare.contracts.SessionFact.ObservedEffect;
import aftercare.contracts.SessionFact.ReadinessReason;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionCorrected;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.contracts.SessionFact.SessionStarted;
import aftercare.contracts.SessionFact.SessionVoided;
import aftercare.contracts.SessionFact.SideEffectsObserved;
import aftercare.contracts.SessionFact.VitalsRecorded;
import aftercare.kernel.Change;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Ids;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PlacedHold;
import aftercare.session.readiness.Answers;
import aftercare.session.readiness.AssessReadiness;
import aftercare.session.readiness.Effect;
import aftercare.session.readiness.Readiness;
import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.PressureLimits;
import aftercare.session.vitals.SideEffects;
import aftercare.session.vitals.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One treatment session. Each state offers only the commands that make sense in it. */
public sealed interface Session {
    Plan plan();

    /** What was written down about it. */
    Chart chart();

    /** The state's name as pages, REST and refusals say it. */
    default String state() {
        return switch (this) {
            case Scheduled _ -> "scheduled";
            case Started _ -> "started";
            case Completed _ -> "completed";
            case Aborted _ -> "aborted";
            case Voided _ -> "voided";
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

    private static VitalsRecorded told(Plan plan, Vitals measured) {
        return new VitalsRecorded(
                plan.patient(),
                plan.sessionId(),
                measured.phase().code(),
                measured.pressure().systolic(),
                measured.pressure().diastolic(),
                measured.heartRate(),
                measured.oxygenSaturation(),
                measured.symptoms(),
                measured.at());
    }

    /**
     * Puts down a session that is over and was not run here, such as one of a day without power.
     *
     * @param plan its planned time is when it started, and when it was scheduled is now
     */
    static Change<Session, SessionFact> record(Plan plan, Treatment treatment, Instant endedAt) {
        Completed completed = new Completed(plan, Chart.EMPTY, plan.plannedAt(), treatment, false, plan.by(), endedAt);
        return Change.of(completed, completed.told(plan.scheduledAt()));
    }

    /** Planned, and nothing given yet. */
    record Scheduled(Plan plan, Chart chart) implements Session {
        public Scheduled(Plan plan) {
            this(plan, Chart.EMPTY);
        }

        /**
         * Takes down what the patient says before the dose; whether they are ready counts for the planned start, or for
         * now when that has passed.
         *
         * @param adult who stays with the patient; null when nobody was named
         * @param by account that took it down
         */
        public Change<Session, SessionFact> checkIn(
                Answers answers,
                @Nullable Monitor adult,
                PatientView patient,
                AssessReadiness assess,
                String by,
                Instant now) {
            Instant start = plan.plannedAt().isAfter(now) ? plan.plannedAt() : now;
            Readiness readiness = assess.assess(
                    answers.pressure() == null ? newest(answers, now) : answers, patient.exceptions(), start);
            CheckIn checkIn = new CheckIn(answers, adult, start, readiness, by, now, null);
            CheckedIn told = new CheckedIn(
                    plan.patient(),
                    plan.sessionId(),
                    checkIn.answers().coded(),
                    readiness.outcome().code(),
                    readiness.reasons().stream()
                            .map(r -> new ReadinessReason(
                                    r.rule(), r.question(), r.effect().code(), r.until()))
                            .toList(),
                    checkIn.at());
            Scheduled asked = new Scheduled(plan, chart.with(checkIn));
            BloodPressure pressure = answers.pressure();
            if (pressure == null) {
                return Change.of(asked, told);
            }
            Vitals measured = new Vitals(Phase.BEFORE, pressure, null, null, false, by, now);
            return Change.of(new Scheduled(plan, asked.chart().with(measured)), told, told(plan, measured));
        }

        /**
         * The adult who stays with the patient at home says that they are there.
         *
         * @param by {@code monitor}, or the account of whoever they told it
         */
        public Change<Session, SessionFact> present(String by, Instant now) {
            return Change.of(new Scheduled(plan, chart.with(new Presence(by, now))));
        }

        /** Writes down what was measured before the dose; a newer pressure counts for readiness. */
        public Change<Session, SessionFact> measure(Vitals measured) {
            return Change.of(new Scheduled(plan, chart.with(measured)), told(plan, measured));
        }

        /**
         * What the last check-in means for a start at that time, with the newest blood pressure; empty without one.
         *
         * @param now a pressure counts no longer than a check-in does
         */
        public Optional<Readiness> readiness(PatientView patient, AssessReadiness assess, Instant start, Instant now) {
            return chart.lastCheckIn()
                    .map(last -> assess.assess(newest(last.answers(), now), patient.exceptions(), start));
        }

        /** The answers with the newest pressure of the last hours; one that was typed with them is among the measured. */
        private Answers newest(Answers answers, Instant now) {
            return chart.lastBefore()
                    .filter(v -> !now.isAfter(v.at().plus(CheckIn.GOOD_FOR)))
                    .map(v -> answers.withPressure(v.pressure()))
                    .orElse(answers);
        }

        /** Whether a clinician cleared the last check-in with all that has been measured since. */
        private boolean cleared() {
            CheckIn.Cleared cleared = chart.lastCheckIn().map(CheckIn::cleared).orElse(null);
            return cleared != null
                    && chart.lastBefore()
                            .filter(v -> v.at().isAfter(cleared.at()))
                            .isEmpty();
        }

        /**
         * Clears what needs a review in the last check-in. A stop cannot be cleared, and a wait only ends by the clock.
         *
         * @param reason in the clinician's words
         */
        public Ruling clearReview(String reason, PatientView patient, AssessReadiness assess, String by, Instant now) {
            boolean clearable = readiness(patient, assess, now, now)
                    .filter(r ->
                            r.outcome() != Effect.STOP && !r.of(Effect.REVIEW).isEmpty())
                    .isPresent();
            if (!clearable) {
                return new Ruling.Refused(new Refusal.NothingToClear(plan.sessionId()));
            }
            return new Ruling.Granted(
                    Change.of(new Scheduled(plan, chart.withCleared(new CheckIn.Cleared(by, reason, now)))));
        }

        /**
         * Begins, unless something stands in the way: a patient who is not followed now, no clearance that holds now, no baseline, a stop hold, a look hold that is not
         * among those seen, no check-in of the last hours, at home no word of the last hours from the adult who stays that
         * they are there, or an answer in the check-in that means wait, stop or a review nobody cleared. Windows are counted to {@code now}.
         *
         * @param seen causes of the look holds that the clinician ticked
         * @param by account of the clinician
         */
        public Ruling start(PatientView patient, Set<String> seen, AssessReadiness assess, String by, Instant now) {
            FollowingPeriod standing = patient.followingAt(now);
            if (standing.state() != Following.FOLLOWED) {
                return new Ruling.Refused(new Refusal.NotFollowed(plan.patient(), standing));
            }
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
            Optional<Refusal> notReady = notReady(patient, assess, now);
            if (notReady.isPresent()) {
                return new Ruling.Refused(notReady.get());
            }
            List<String> ticked =
                    patient.looks().stream().map(PlacedHold::cause).toList();
            Started started = new Started(plan, chart, patient.holdSequence(), ticked, by, now);
            return new Ruling.Granted(Change.of(
                    started,
                    new SessionStarted(
                            plan.patient(),
                            plan.sessionId(),
                            plan.place().code(),
                            started.holdSequence(),
                            started.startedAt())));
        }

        private Optional<Refusal> notReady(PatientView patient, AssessReadiness assess, Instant now) {
            Optional<CheckIn> last = chart.lastCheckIn();
            if (last.isEmpty()) {
                return Optional.of(new Refusal.NotCheckedIn(plan.patient()));
            }
            CheckIn checkIn = last.get();
            if (checkIn.stale(now)) {
                return Optional.of(new Refusal.CheckInTooOld(plan.patient(), checkIn.at()));
            }
            boolean alone = plan.place() == Place.HOME
                    && chart.lastPresence().filter(p -> !p.stale(now)).isEmpty();
            if (alone) {
                return Optional.of(new Refusal.MonitorNotThere(plan.patient()));
            }
            Readiness readiness = readiness(patient, assess, now, now).orElseThrow();
            boolean ready = switch (readiness.outcome()) {
                case READY -> true;
                case REVIEW -> cleared();
                case WAIT, STOP -> false;
            };
            return ready
                    ? Optional.empty()
                    : Optional.of(new Refusal.NotReady(plan.patient(), readiness, patient.zone()));
        }

        /** Calls the session off; nothing was given. */
        public Change<Session, SessionFact> abort(AbortReason reason, String by, Instant now) {
            return Aborted.of(plan, chart, null, reason, false, by, now);
        }
    }

    /**
     * The dose is about to be given, or was.
     *
     * @param holdSequence the last change of the patient's holds that was known at the start
     * @param seen causes of the look holds that the clinician had seen
     */
    record Started(Plan plan, Chart chart, long holdSequence, List<String> seen, String by, Instant startedAt)
            implements Session {
        public Started {
            seen = List.copyOf(seen);
        }

        /** Writes down what was measured after the dose. */
        public Change<Session, SessionFact> measure(Vitals measured) {
            return Change.of(with(chart.with(measured)), told(plan, measured));
        }

        /** Writes down the side effects that are seen. */
        public Change<Session, SessionFact> observe(SideEffects observed) {
            return Change.of(
                    with(chart.with(observed)),
                    new SideEffectsObserved(
                            plan.patient(),
                            plan.sessionId(),
                            observed.severities().entrySet().stream()
                                    .map(e -> new ObservedEffect(e.getKey().id(), e.getValue()))
                                    .toList(),
                            observed.at()));
        }

        private Started with(Chart next) {
            return new Started(plan, next, holdSequence, seen, by, startedAt);
        }

        /**
         * Ends as planned, with the advice of row A01 given. Everything that is asked of the patient afterwards counts from
         * {@code now}. Refused while the time of observation lasts (row A02), without a blood pressure before discharge, while
         * the newest one has not settled, and without one 40 minutes after the dose (row P08) of which nobody says why it is missing.
         *
         * @param observation the least time from the start to the end
         */
        public Ruling complete(
                Treatment treatment, Duration observation, @Nullable ZoneId zone, String by, Instant now) {
            Optional<Vitals> last = chart.lastAfter();
            if (last.isPresent() && last.get().level() != Vitals.Level.LOGGED) {
                return new Ruling.Refused(new Refusal.NotSettled(plan.sessionId(), last.get()));
            }
            BloodPressure after = treatment.after();
            if (after != null && after.reaches(PressureLimits.EPISODE)) {
                Vitals high = new Vitals(Phase.DISCHARGE, after, null, null, false, by, now);
                return new Ruling.Refused(new Refusal.NotSettled(plan.sessionId(), high));
            }
            Instant until = startedAt.plus(observation);
            if (now.isBefore(until)) {
                return new Ruling.Refused(new Refusal.StillObserved(plan.sessionId(), until, zone));
            }
            if (last.isEmpty() || last.get().phase() != Phase.DISCHARGE) {
                return new Ruling.Refused(new Refusal.NotMeasured(plan.sessionId()));
            }
            if (!chart.measured(Phase.FORTY_MINUTES) && treatment.fortyMinutesMissing() == null) {
                return new Ruling.Refused(new Refusal.NotMeasuredAtFortyMinutes(plan.sessionId()));
            }
            Completed completed = new Completed(plan, chart, startedAt, treatment, true, by, now);
            return new Ruling.Granted(Change.of(completed, completed.told(null)));
        }

        /** Breaks off. */
        public Change<Session, SessionFact> abort(AbortReason reason, boolean doseGiven, String by, Instant now) {
            return Aborted.of(plan, chart, startedAt, reason, doseGiven, by, now);
        }
    }

    /**
     * Ended as planned.
     *
     * @param adviceGiven whether the advice for the way home was given; false for sessions before it was asked for
     */
    record Completed(
            Plan plan,
            Chart chart,
            Instant startedAt,
            Treatment treatment,
            boolean adviceGiven,
            String by,
            Instant completedAt)
            implements Session {

        /** True when it was put down after it had ended. */
        public boolean enteredAfterwards() {
            return plan.scheduledAt().isAfter(completedAt);
        }

        private SessionCompleted told(@Nullable Instant enteredAt) {
            return new SessionCompleted(
                    plan.patient(),
                    plan.sessionId(),
                    plan.place().code(),
                    treatment.drug(),
                    treatment.doseMg(),
                    treatment.route().code(),
                    startedAt,
                    completedAt,
                    enteredAt);
        }

        /**
         * Repairs what was recorded wrongly; what stood before is kept beside it.
         *
         * @param right what was given
         * @param started when it really started
         * @param completed when it really ended, later than {@code started}
         * @param reason in the words of whoever corrects it
         */
        public Ruling correct(
                Treatment right, Instant started, Instant completed, String reason, String corrector, Instant now) {
            if (right.equals(treatment) && started.equals(startedAt) && completed.equals(completedAt)) {
                return new Ruling.Refused(new Refusal.NothingToCorrect(plan.sessionId()));
            }
            Correction before = new Correction(treatment, startedAt, completedAt, reason, corrector, now);
            Completed after = new Completed(plan, chart.with(before), started, right, adviceGiven, by, completed);
            return new Ruling.Granted(Change.of(
                    after,
                    new SessionCorrected(
                            plan.patient(),
                            plan.sessionId(),
                            plan.place().code(),
                            after.treatment().drug(),
                            after.treatment().doseMg(),
                            after.treatment().route().code(),
                            after.startedAt(),
                            after.completedAt(),
                            corrector,
                            Ids.sha256Hex(reason),
                            now)));
        }

        /** Says that this was recorded by mistake, such as for another patient. */
        public Change<Session, SessionFact> voided(String reason, String corrector, Instant now) {
            return Voided.of(this, reason, corrector, now);
        }
    }

    /**
     * Broken off, or never begun.
     *
     * @param doseGiven true when some of the drug was given before
     */
    record Aborted(Plan plan, Chart chart, AbortReason reason, boolean doseGiven, String by, Instant abortedAt)
            implements Session {

        /** Says that this was recorded by mistake, such as for another patient. */
        public Change<Session, SessionFact> voided(String reason, String corrector, Instant now) {
            return Voided.of(this, reason, corrector, now);
        }

        private static Change<Session, SessionFact> of(
                Plan plan,
                Chart chart,
                @Nullable Instant startedAt,
                AbortReason reason,
                boolean doseGiven,
                String by,
                Instant now) {
            Aborted aborted = new Aborted(plan, chart, reason, doseGiven, by, now);
            return Change.of(
                    aborted,
                    new SessionAborted(
                            plan.patient(),
                            plan.sessionId(),
                            aborted.reason().told(),
                            aborted.doseGiven(),
                            aborted.abortedAt(),
                            plan.place().code(),
                            startedAt));
        }
    }

    /**
     * Recorded by mistake: it counts for nothing, and everything that was written down stays.
     *
     * @param was the completed or aborted session
     * @param reason in the words of whoever voided it; kept, never published
     * @param by account that voided it
     */
    record Voided(Session was, String reason, String by, Instant voidedAt) implements Session {
        @Override
        public Plan plan() {
            return was.plan();
        }

        @Override
        public Chart chart() {
            return was.chart();
        }

        private static Change<Session, SessionFact> of(Session was, String reason, String by, Instant now) {
            Voided voided = new Voided(was, reason, by, now);
            return Change.of(
                    voided,
                    new SessionVoided(
                            was.plan().patient(), was.plan().sessionId(), voided.by(), Ids.sha256Hex(reason), now));
        }
    }
}
