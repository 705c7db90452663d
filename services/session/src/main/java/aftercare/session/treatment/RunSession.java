package aftercare.session.treatment;

import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Starts, completes and aborts sessions. */
public final class RunSession {
    private final Sessions sessions;
    private final PatientViews patients;
    private final InstantSource clock;

    public RunSession(Sessions sessions, PatientViews patients, InstantSource clock) {
        this.sessions = sessions;
        this.patients = patients;
        this.clock = clock;
    }

    /** @param seen causes of the look holds that the clinician ticked as seen */
    public Outcome start(String sessionId, Set<String> seen, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Scheduled scheduled
                        ? scheduled.start(view(scheduled.plan().patient()), seen, by, now)
                        : wrongState("start", session));
    }

    public Outcome complete(String sessionId, Treatment treatment, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Started started
                        ? new Ruling.Granted(started.complete(treatment, by, now))
                        : wrongState("complete", session));
    }

    /** @param doseGiven true when some of the drug was given; cannot be for a session that was not started */
    public Outcome abort(String sessionId, AbortReason reason, boolean doseGiven, String by) {
        Instant now = clock.instant();
        return sessions.decide(sessionId, session -> switch (session) {
            case Scheduled scheduled when !doseGiven -> new Ruling.Granted(scheduled.abort(reason, by, now));
            case Started started -> new Ruling.Granted(started.abort(reason, doseGiven, by, now));
            case Scheduled _ -> wrongState("abort after a dose", session);
            case Session.Completed _, Session.Aborted _ -> wrongState("abort", session);
        });
    }

    private PatientView view(String patient) {
        return patients.find(patient).orElseGet(() -> PatientView.unknown(patient));
    }

    private static Ruling wrongState(String command, Session session) {
        return new Ruling.Refused(new Refusal.WrongState(command, session.state()));
    }
}
