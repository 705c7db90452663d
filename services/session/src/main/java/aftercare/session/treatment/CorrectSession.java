package aftercare.session.treatment;

import aftercare.session.treatment.Session.Aborted;
import aftercare.session.treatment.Session.Completed;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import aftercare.session.treatment.Session.Voided;
import java.time.Instant;
import java.time.InstantSource;

/** Corrects and voids sessions that are over. */
public final class CorrectSession {
    private final Sessions sessions;
    private final InstantSource clock;

    public CorrectSession(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Repairs a completed session. The blood pressures that were typed with the dose stay as they are. */
    public Outcome correct(
            String sessionId, Treatment right, Instant startedAt, Instant completedAt, String reason, String by) {
        Instant now = clock.instant();
        return sessions.decide(
                sessionId,
                session -> session instanceof Completed completed
                        ? completed.correct(kept(right, completed), startedAt, completedAt, reason, by, now)
                        : wrongState("correct", session));
    }

    private static Treatment kept(Treatment right, Completed completed) {
        Treatment recorded = completed.treatment();
        return new Treatment(
                right.drug(),
                right.doseMg(),
                right.route(),
                recorded.before(),
                recorded.after(),
                recorded.fortyMinutesMissing());
    }

    /** Voids a completed or aborted session. */
    public Outcome voidIt(String sessionId, String reason, String by) {
        Instant now = clock.instant();
        return sessions.decide(sessionId, session -> switch (session) {
            case Completed completed -> new Ruling.Granted(completed.voided(reason, by, now));
            case Aborted aborted -> new Ruling.Granted(aborted.voided(reason, by, now));
            case Scheduled _, Started _, Voided _ -> wrongState("void", session);
        });
    }

    private static Ruling wrongState(String command, Session session) {
        return new Ruling.Refused(new Refusal.WrongState(command, session.state()));
    }
}
