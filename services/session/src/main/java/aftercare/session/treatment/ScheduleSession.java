package aftercare.session.treatment;

import aftercare.kernel.Ids;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans sessions, once per key. */
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

    /** What became of it. */
    public sealed interface Result {
        /** The session is planned, now or by the same request before. */
        record Planned(Session session, boolean repeated) implements Result {}

        /** The key belongs to another wish, which planned this session. */
        record KeyUsed(String sessionId) implements Result {}

        /** Not planned. */
        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * @param by account that asks; keys of two accounts never meet
     * @param key given by the sender, the same for a repetition: the session's id derives from it
     */
    public Result schedule(String by, String key, Wish wish) {
        boolean enrolled =
                patients.find(wish.patient()).map(PatientView::enrolled).orElse(false);
        if (!enrolled) {
            return new Result.Refused(new Refusal.UnknownPatient(wish.patient()));
        }
        Plan plan = new Plan(
                Ids.derive("s", by, key),
                wish.patient(),
                wish.plannedAt(),
                wish.place(),
                wish.monitor(),
                by,
                clock.instant());
        if (sessions.insertIfAbsent(plan.sessionId(), Session.schedule(plan))) {
            return new Result.Planned(new Session.Scheduled(plan), false);
        }
        Session known = sessions.find(plan.sessionId())
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot schedule session " + plan.sessionId() + ": it exists and is not found"));
        return sameWish(known.plan(), plan) ? new Result.Planned(known, true) : new Result.KeyUsed(plan.sessionId());
    }

    private static boolean sameWish(Plan known, Plan asked) {
        return known.patient().equals(asked.patient())
                && known.plannedAt().equals(asked.plannedAt())
                && known.place() == asked.place()
                && Objects.equals(known.monitor(), asked.monitor());
    }
}
