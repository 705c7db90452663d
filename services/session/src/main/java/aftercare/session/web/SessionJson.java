package aftercare.session.web;

import aftercare.session.readiness.Readiness;
import aftercare.session.readiness.Reason;
import aftercare.session.treatment.CheckIn;
import aftercare.session.treatment.Correction;
import aftercare.session.treatment.Plan;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Session.Aborted;
import aftercare.session.treatment.Session.Completed;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import aftercare.session.treatment.Session.Voided;
import aftercare.session.treatment.Treatment;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.SideEffects;
import aftercare.session.vitals.Vitals;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session as REST shows it, without the monitor. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionJson(
        String sessionId,
        String patient,
        Instant plannedAt,
        String place,
        String state,
        @Nullable Instant startedAt,
        @Nullable Long holdSequence,
        @Nullable Instant completedAt,
        @Nullable String drug,
        @Nullable BigDecimal doseMg,
        @Nullable String route,
        @Nullable Instant abortedAt,
        @Nullable String reason,
        @Nullable Boolean doseGiven,
        List<CheckInJson> checkIns,
        List<VitalsJson> vitals,
        List<EffectsJson> sideEffects,
        @Nullable Boolean adviceGiven,
        List<CorrectionJson> corrections,
        @Nullable VoidJson voided) {

    /** What was recorded before a correction. */
    record CorrectionJson(
            String drug,
            BigDecimal doseMg,
            String route,
            Instant startedAt,
            Instant completedAt,
            String reason,
            String by,
            Instant at) {
        static CorrectionJson of(Correction c) {
            return new CorrectionJson(
                    c.treatment().drug(),
                    c.treatment().doseMg(),
                    c.treatment().route().code(),
                    c.startedAt(),
                    c.completedAt(),
                    c.reason(),
                    c.by(),
                    c.at());
        }
    }

    /** Why a session counts for nothing, and what it was. */
    record VoidJson(String was, String reason, String by, Instant at) {}

    /** A measurement; {@code level} is logged, episode or red, and is there for those after the dose. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VitalsJson(
            String phase,
            int systolic,
            int diastolic,
            @Nullable Integer heartRate,
            @Nullable Integer oxygenSaturation,
            boolean symptoms,
            @Nullable String level,
            String by,
            Instant at) {
        static VitalsJson of(Vitals v) {
            return new VitalsJson(
                    v.phase().code(),
                    v.pressure().systolic(),
                    v.pressure().diastolic(),
                    v.heartRate(),
                    v.oxygenSaturation(),
                    v.symptoms(),
                    v.phase() == Phase.BEFORE ? null : v.level().name().toLowerCase(Locale.ROOT),
                    v.by(),
                    v.at());
        }
    }

    /** Side effects that were seen at one time, severities by id. */
    record EffectsJson(Map<String, Integer> effects, String other, String by, Instant at) {
        static EffectsJson of(SideEffects observed) {
            Map<String, Integer> effects = new LinkedHashMap<>();
            observed.severities().forEach((effect, severity) -> effects.put(effect.id(), severity));
            return new EffectsJson(effects, observed.other(), observed.by(), observed.at());
        }
    }

    /** A check-in, without the adult who stays. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckInJson(
            Map<String, String> answers,
            String outcome,
            List<ReasonJson> reasons,
            @Nullable Instant readyAt,
            String by,
            Instant at,
            @Nullable String clearedBy,
            @Nullable String clearedBecause) {
        static CheckInJson of(CheckIn checkIn) {
            Readiness readiness = checkIn.readiness();
            CheckIn.Cleared cleared = checkIn.cleared();
            return new CheckInJson(
                    checkIn.answers().coded(),
                    readiness.outcome().code(),
                    readiness.reasons().stream().map(ReasonJson::of).toList(),
                    readiness.readyAt().orElse(null),
                    checkIn.by(),
                    checkIn.at(),
                    cleared == null ? null : cleared.by(),
                    cleared == null ? null : cleared.reason());
        }
    }

    /** What an answer means. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReasonJson(
            String rule,
            String question,
            String effect,
            @Nullable Instant until,
            String text) {
        static ReasonJson of(Reason r) {
            return new ReasonJson(r.rule(), r.question(), r.effect().code(), r.until(), r.text());
        }
    }

    static SessionJson of(Session session) {
        return switch (session) {
            case Scheduled s -> json(s, null, null, null, null);
            case Started s -> json(s, s.startedAt(), s, null, null);
            case Completed s -> json(s, s.startedAt(), null, s, null);
            case Aborted s -> json(s, null, null, null, s);
            case Voided s ->
                json(
                        s,
                        s.was() instanceof Completed was ? was.startedAt() : null,
                        null,
                        s.was() instanceof Completed was ? was : null,
                        s.was() instanceof Aborted was ? was : null);
        };
    }

    private static SessionJson json(
            Session session,
            @Nullable Instant startedAt,
            @Nullable Started started,
            @Nullable Completed completed,
            @Nullable Aborted aborted) {
        Plan plan = session.plan();
        Treatment given = completed == null ? null : completed.treatment();
        return new SessionJson(
                plan.sessionId(),
                plan.patient(),
                plan.plannedAt(),
                plan.place().code(),
                session.state(),
                startedAt,
                started == null ? null : started.holdSequence(),
                completed == null ? null : completed.completedAt(),
                given == null ? null : given.drug(),
                given == null ? null : given.doseMg(),
                given == null ? null : given.route().code(),
                aborted == null ? null : aborted.abortedAt(),
                aborted == null ? null : aborted.reason().code(),
                aborted == null ? null : aborted.doseGiven(),
                session.chart().checkIns().stream().map(CheckInJson::of).toList(),
                session.chart().vitals().stream().map(VitalsJson::of).toList(),
                session.chart().sideEffects().stream().map(EffectsJson::of).toList(),
                completed == null ? null : completed.adviceGiven(),
                session.chart().corrections().stream().map(CorrectionJson::of).toList(),
                session instanceof Voided v ? new VoidJson(v.was().state(), v.reason(), v.by(), v.voidedAt()) : null);
    }
}
