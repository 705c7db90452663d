package aftercare.session.mongo;

import aftercare.session.treatment.AbortReason;
import aftercare.session.treatment.Chart;
import aftercare.session.treatment.Correction;
import aftercare.session.treatment.Monitor;
import aftercare.session.treatment.Place;
import aftercare.session.treatment.Plan;
import aftercare.session.treatment.Presence;
import aftercare.session.treatment.Route;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Session.Aborted;
import aftercare.session.treatment.Session.Completed;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import aftercare.session.treatment.Session.Voided;
import aftercare.session.treatment.Treatment;
import aftercare.session.vitals.BloodPressure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session in the collection {@code sessions}: the plan, the state's name, and one part for each thing that happened.
 *
 * @param state as {@link Session#state} says it
 * @param checkIns in their order, as vitals and side effects are; documents of earlier versions have none
 */
record SessionDocument(
        String id,
        String patient,
        Instant plannedAt,
        String place,
        @Nullable MonitorPart monitor,
        String scheduledBy,
        Instant scheduledAt,
        String state,
        @Nullable StartPart start,
        @Nullable EndPart end,
        @Nullable AbortPart abort,
        @Nullable List<CheckInPart> checkIns,
        @Nullable List<VitalsPart> vitals,
        @Nullable List<SideEffectsPart> sideEffects,
        @Nullable List<CorrectionPart> corrections,
        @Nullable VoidPart voided,
        @Nullable List<PresencePart> presences) {

    /** Somebody said that they are with the patient. */
    record PresencePart(String by, Instant at) {}

    record MonitorPart(String name, String phone) {
        static @Nullable MonitorPart of(@Nullable Monitor monitor) {
            return monitor == null ? null : new MonitorPart(monitor.name(), monitor.phone());
        }

        Monitor monitor() {
            return new Monitor(name, phone);
        }

        @Override
        public String toString() {
            return "MonitorPart[hidden]";
        }
    }

    /** Of a started session; of a completed one only the instant. */
    record StartPart(Instant at, long holdSequence, List<String> seen, String by) {}

    /** Of a completed session. The dose is text, so that its scale stays. */
    record EndPart(
            Instant startedAt,
            Instant at,
            String by,
            String drug,
            String doseMg,
            String route,
            @Nullable Integer systolicBefore,
            @Nullable Integer diastolicBefore,
            @Nullable Integer systolicAfter,
            @Nullable Integer diastolicAfter,
            @Nullable Boolean adviceGiven,
            @Nullable String fortyMinutesMissing) {}

    /** What was recorded before a correction; {@code end} holds it as the session's own. */
    record CorrectionPart(EndPart end, String reason, String by, Instant at) {}

    /** Of a voided session; {@code was} is the state before, whose part is there too. */
    record VoidPart(String was, String reason, String by, Instant at) {}

    record AbortPart(Instant at, String by, String reason, boolean doseGiven) {}

    static SessionDocument of(Session session) {
        return switch (session) {
            case Scheduled s -> document(s, null, null, null, null);
            case Started s ->
                document(s, new StartPart(s.startedAt(), s.holdSequence(), s.seen(), s.by()), null, null, null);
            case Completed s -> document(s, null, end(s), null, null);
            case Aborted s -> document(s, null, null, abort(s), null);
            case Voided s ->
                document(
                        s,
                        null,
                        s.was() instanceof Completed was ? end(was) : null,
                        s.was() instanceof Aborted was ? abort(was) : null,
                        new VoidPart(s.was().state(), s.reason(), s.by(), s.voidedAt()));
        };
    }

    private static AbortPart abort(Aborted session) {
        return new AbortPart(session.abortedAt(), session.by(), session.reason().code(), session.doseGiven());
    }

    private static SessionDocument document(
            Session session,
            @Nullable StartPart start,
            @Nullable EndPart end,
            @Nullable AbortPart abort,
            @Nullable VoidPart voided) {
        Plan plan = session.plan();
        Monitor monitor = plan.monitor();
        return new SessionDocument(
                plan.sessionId(),
                plan.patient(),
                plan.plannedAt(),
                plan.place().code(),
                MonitorPart.of(monitor),
                plan.by(),
                plan.scheduledAt(),
                session.state(),
                start,
                end,
                abort,
                session.chart().checkIns().stream().map(CheckInPart::of).toList(),
                session.chart().vitals().stream().map(VitalsPart::of).toList(),
                session.chart().sideEffects().stream().map(SideEffectsPart::of).toList(),
                session.chart().corrections().stream()
                        .map(c -> new CorrectionPart(
                                end(c.treatment(), c.startedAt(), c.completedAt(), c.by(), false),
                                c.reason(),
                                c.by(),
                                c.at()))
                        .toList(),
                voided,
                session.chart().presences().stream()
                        .map(p -> new PresencePart(p.by(), p.at()))
                        .toList());
    }

    private static EndPart end(Completed session) {
        return end(
                session.treatment(), session.startedAt(), session.completedAt(), session.by(), session.adviceGiven());
    }

    private static EndPart end(
            Treatment given, Instant startedAt, Instant completedAt, String by, boolean adviceGiven) {
        BloodPressure before = given.before();
        BloodPressure after = given.after();
        return new EndPart(
                startedAt,
                completedAt,
                by,
                given.drug(),
                given.doseMg().toPlainString(),
                given.route().code(),
                before == null ? null : before.systolic(),
                before == null ? null : before.diastolic(),
                after == null ? null : after.systolic(),
                after == null ? null : after.diastolic(),
                adviceGiven,
                given.fortyMinutesMissing());
    }

    Session session() {
        return session(state);
    }

    private Session session(String named) {
        return switch (named) {
            case "scheduled" -> new Scheduled(plan(), chart());
            case "started" -> {
                StartPart s = some(start, "start");
                yield new Started(plan(), chart(), s.holdSequence(), s.seen(), s.by(), s.at());
            }
            case "completed" -> {
                EndPart e = some(end, "end");
                yield new Completed(
                        plan(),
                        chart(),
                        e.startedAt(),
                        treatment(e),
                        Boolean.TRUE.equals(e.adviceGiven()),
                        e.by(),
                        e.at());
            }
            case "aborted" -> {
                AbortPart a = some(abort, "abort");
                AbortReason reason = AbortReason.of(a.reason()).orElse(AbortReason.OTHER);
                yield new Aborted(plan(), chart(), reason, a.doseGiven(), a.by(), a.at());
            }
            case "voided" -> {
                VoidPart v = some(voided, "voided");
                yield new Voided(session(v.was()), v.reason(), v.by(), v.at());
            }
            default -> throw new IllegalStateException("Session " + id + " is in the unknown state " + state);
        };
    }

    private Chart chart() {
        return new Chart(
                orNone(checkIns).stream().map(CheckInPart::checkIn).toList(),
                orNone(vitals).stream().map(VitalsPart::vitals).toList(),
                orNone(sideEffects).stream().map(SideEffectsPart::sideEffects).toList(),
                orNone(corrections).stream()
                        .map(c -> new Correction(
                                treatment(c.end()), c.end().startedAt(), c.end().at(), c.reason(), c.by(), c.at()))
                        .toList(),
                orNone(presences).stream()
                        .map(p -> new Presence(p.by(), p.at()))
                        .toList());
    }

    private static <T> List<T> orNone(@Nullable List<T> parts) {
        return parts == null ? List.of() : parts;
    }

    private Plan plan() {
        return new Plan(
                id,
                patient,
                plannedAt,
                Place.of(place).orElseThrow(() -> new IllegalStateException("Session " + id + " at " + place)),
                monitor == null ? null : monitor.monitor(),
                scheduledBy,
                scheduledAt);
    }

    private Treatment treatment(EndPart e) {
        return new Treatment(
                e.drug(),
                new BigDecimal(e.doseMg()),
                Route.of(e.route()).orElseThrow(() -> new IllegalStateException("Session " + id + " by " + e.route())),
                pressure(e.systolicBefore(), e.diastolicBefore()),
                pressure(e.systolicAfter(), e.diastolicAfter()),
                e.fortyMinutesMissing());
    }

    private static @Nullable BloodPressure pressure(@Nullable Integer systolic, @Nullable Integer diastolic) {
        return systolic == null || diastolic == null ? null : new BloodPressure(systolic, diastolic);
    }

    private <T> T some(@Nullable T part, String name) {
        return Objects.requireNonNull(part, () -> "Session " + id + " is " + state + " without " + name);
    }
}
