package aftercare.session.treatment;

import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.readiness.Answers;
import aftercare.session.readiness.AssessReadiness;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks patients in, and starts, completes and aborts sessions. */
public final class RunSession {
    private final Sessions sessions;
    private final PatientViews patients;
    private final AssessReadiness assess;
    private final InstantSource clock;

    public RunSession(Sessions sessions, PatientViews patients, AssessReadiness assess, InstantSource clock) {
        this.sessions = sessions;
        this.patients = patients;
        this.assess = assess;
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

    /** @param reason why the session may go on in spite of what needs a review */
    public Outcome clearReview(String sessionId, String reason, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Scheduled scheduled
                        ? scheduled.clearReview(reason, by, now)
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
