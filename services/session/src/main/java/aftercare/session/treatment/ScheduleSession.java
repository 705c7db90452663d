package aftercare.session.treatment;

import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Ids;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.treatment.Session.Completed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts sessions down, planned ones and such as took place already, once per key. */
public final class ScheduleSession {
    private final Sessions sessions;
    private final PatientViews patients;
    private final InstantSource clock;

    public ScheduleSession(Sessions sessions, PatientViews patients, InstantSource clock) {
        this.sessions = sessions;
        this.patients = patients;
        this.clock = clock;
    }

    /** What was asked for. */
    public record Wish(
            String patient,
            Instant plannedAt,
            Place place,
            @Nullable Monitor monitor) {
        /** Cuts the instant to milliseconds, as the database keeps it, so that a repetition compares equal. */
        public Wish {
            plannedAt = plannedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * A session that is over.
     *
     * @param wish its planned time is when it started
     */
    public record Past(Wish wish, Treatment treatment, Instant endedAt) {}

    /** What became of it. */
    public sealed interface Result {
        /** The session is put down, now or by the same request before. */
        record Planned(Session session, boolean repeated) implements Result {}

        /** The key belongs to another wish, which put down this session. */
        record KeyUsed(String sessionId) implements Result {}

        /** Not planned. */
        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * @param by account that asks; keys of two accounts never meet
     * @param key given by the sender, the same for a repetition: the session's id derives from it
     */
    public Result schedule(String by, String key, Wish wish) {
        Plan plan = plan(by, key, wish);
        return put(plan, Session.schedule(plan));
    }

    /**
     * Puts down a session that is over and was not run here.
     *
     * @param by account that asks; keys of two accounts never meet
     * @param key as in {@link #schedule}
     */
    public Result record(String by, String key, Past past) {
        Plan plan = plan(by, key, past.wish());
        return put(plan, Session.record(plan, past.treatment(), past.endedAt()));
    }

    private Plan plan(String by, String key, Wish wish) {
        return new Plan(
                Ids.derive("s", by, key),
                wish.patient(),
                wish.plannedAt(),
                wish.place(),
                wish.monitor(),
                by,
                clock.instant());
    }

    private Result put(Plan plan, Change<Session, SessionFact> born) {
        Optional<PatientView> patient = patients.find(plan.patient()).filter(PatientView::enrolled);
        if (patient.isEmpty()) {
            return new Result.Refused(new Refusal.UnknownPatient(plan.patient()));
        }
        FollowingPeriod standing = patient.get().followingAt(plan.scheduledAt());
        if (standing.state().over() && born.state() instanceof Session.Scheduled) {
            return new Result.Refused(new Refusal.NotFollowed(plan.patient(), standing));
        }
        if (sessions.insertIfAbsent(plan.sessionId(), born)) {
            return new Result.Planned(born.state(), false);
        }
        Session known = sessions.find(plan.sessionId())
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot put down session " + plan.sessionId() + ": it exists and is not found"));
        return sameWish(known.plan(), plan) && sameDose(known, born.state())
                ? new Result.Planned(known, true)
                : new Result.KeyUsed(plan.sessionId());
    }

    /** What was recorded afterwards is compared as far as it was not corrected since. */
    private static boolean sameDose(Session known, Session asked) {
        if (!(known instanceof Completed kept)
                || !(asked instanceof Completed past)
                || !kept.chart().corrections().isEmpty()) {
            return true;
        }
        return kept.treatment().equals(past.treatment()) && kept.completedAt().equals(past.completedAt());
    }

    private static boolean sameWish(Plan known, Plan asked) {
        return known.patient().equals(asked.patient())
                && known.plannedAt().equals(asked.plannedAt())
                && known.place() == asked.place()
                && Objects.equals(known.monitor(), asked.monitor());
    }
}
