package aftercare.session.treatment;

import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.readiness.Answers;
import aftercare.session.readiness.AssessReadiness;
import aftercare.session.readiness.Checklist;
import aftercare.session.readiness.Readiness;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.SideEffect;
import aftercare.session.vitals.SideEffects;
import aftercare.session.vitals.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks patients in, and starts, completes and aborts sessions. */
public final class RunSession {
    private static final int MOST_PLANNED = 1_000;

    private final Sessions sessions;
    private final PatientViews patients;
    private final AssessReadiness assess;
    private final Duration observation;
    private final InstantSource clock;

    public RunSession(Sessions sessions, PatientViews patients, Checklist checklist, InstantSource clock) {
        this.sessions = sessions;
        this.patients = patients;
        this.assess = new AssessReadiness(checklist);
        this.observation = checklist.window("A02");
        this.clock = clock;
    }

    /** @param adult who stays with the patient; null when nobody was named */
    public Outcome checkIn(String sessionId, Answers answers, @Nullable Monitor adult, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Scheduled scheduled
                        ? new Ruling.Granted(scheduled.checkIn(
                                answers, adult, view(scheduled.plan().patient()), assess, by, now))
                        : wrongState("check in", session));
    }

    /**
     * Writes down a measurement: {@code BEFORE} while the session is scheduled, any other phase once it was started.
     *
     * @param symptoms whether the patient has symptoms
     */
    public Outcome measure(
            String sessionId,
            Phase phase,
            BloodPressure pressure,
            @Nullable Integer heartRate,
            @Nullable Integer oxygenSaturation,
            boolean symptoms,
            String by) {
        Vitals measured = new Vitals(phase, pressure, heartRate, oxygenSaturation, symptoms, by, clock.instant());
        return sessions.decide(sessionId, session -> switch (session) {
            case Scheduled scheduled when phase == Phase.BEFORE -> new Ruling.Granted(scheduled.measure(measured));
            case Started started when phase != Phase.BEFORE -> new Ruling.Granted(started.measure(measured));
            case Scheduled _, Started _, Session.Completed _, Session.Aborted _, Session.Voided _ ->
                wrongState("measure " + phase.label().toLowerCase(Locale.ROOT) + " in", session);
        });
    }

    /**
     * The adult who stays with the patient at home is there.
     *
     * @param by {@code monitor}, or the account of whoever they told it
     */
    public Outcome present(String sessionId, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Scheduled scheduled
                                && scheduled.plan().place() == Place.HOME
                        ? new Ruling.Granted(scheduled.present(by, now))
                        : wrongState("confirm who stays in", session));
    }

    /** @param other what the effect {@code E19} is, in words; empty without it */
    public Outcome observe(String sessionId, Map<SideEffect, Integer> severities, String other, String by) {
        SideEffects observed = new SideEffects(severities, other, by, clock.instant());
        return sessions.decide(
                sessionId,
                session -> session instanceof Started started
                        ? new Ruling.Granted(started.observe(observed))
                        : wrongState("record side effects in", session));
    }

    /** When a started session may end at the earliest. */
    public Instant observedUntil(Started session) {
        return session.startedAt().plus(observation);
    }

    /** What the last check-in means for a start now, or at the planned time when that is later; empty without one. */
    public Optional<Readiness> readiness(Scheduled session, PatientView patient) {
        Instant now = clock.instant();
        Instant planned = session.plan().plannedAt();
        return session.readiness(patient, assess, planned.isAfter(now) ? planned : now, now);
    }

    /** @param reason why the session may go on in spite of what needs a review */
    public Outcome clearReview(String sessionId, String reason, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Scheduled scheduled
                        ? scheduled.clearReview(reason, view(scheduled.plan().patient()), assess, by, now)
                        : wrongState("clear a review of", session));
    }

    /** @param seen causes of the look holds that the clinician ticked as seen */
    public Outcome start(String sessionId, Set<String> seen, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Scheduled scheduled
                        ? scheduled.start(view(scheduled.plan().patient()), seen, assess, by, now)
                        : wrongState("start", session));
    }

    public Outcome complete(String sessionId, Treatment treatment, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Started started
                        ? started.complete(
                                treatment,
                                observation,
                                view(started.plan().patient()).zone(),
                                by,
                                now)
                        : wrongState("complete", session));
    }

    /** @param doseGiven true when some of the drug was given; cannot be for a session that was not started */
    public Outcome abort(String sessionId, AbortReason reason, boolean doseGiven, String by) {
        Instant now = clock.instant();
        return sessions.decide(sessionId, session -> switch (session) {
            case Scheduled scheduled when !doseGiven -> new Ruling.Granted(scheduled.abort(reason, by, now));
            case Started started -> new Ruling.Granted(started.abort(reason, doseGiven, by, now));
            case Scheduled _ -> wrongState("abort after a dose", session);
            case Session.Completed _, Session.Aborted _, Session.Voided _ -> wrongState("abort", session);
        });
    }

    /** Calls off what is planned for a patient who died. Again changes nothing. */
    public void callOff(String patient, String by) {
        sessions.ofPatient(patient, MOST_PLANNED).stream()
                .filter(Scheduled.class::isInstance)
                .forEach(planned -> abort(planned.plan().sessionId(), AbortReason.DIED, false, by));
    }

    private PatientView view(String patient) {
        return patients.find(patient).orElseGet(() -> PatientView.unknown(patient));
    }

    private static Ruling wrongState(String command, Session session) {
        return new Ruling.Refused(new Refusal.WrongState(command, session.state()));
    }
}
