package aftercare.session.web;

import aftercare.session.treatment.Route;
import aftercare.session.treatment.Session.Completed;
import aftercare.session.treatment.Treatment;
import aftercare.web.FormErrors;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to correct a session, as it was typed. Nothing is null: a field that was left out is empty.
 *
 * @param startedAt with an offset (REST), or by the clinic's clock without one (the page); completedAt likewise
 */
public record CorrectForm(
        String drug, String doseMg, String route, String startedAt, String completedAt, String reason) {
    static final List<String> FIELDS = List.of("drug", "doseMg", "route", "startedAt", "completedAt", "reason");
    private static final Duration LONGEST = Duration.ofHours(24);

    static CorrectForm of(Function<String, @Nullable String> typed) {
        List<String> v = FIELDS.stream().map(f -> Typed.orEmpty(typed.apply(f))).toList();
        return new CorrectForm(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5));
    }

    /** The page's first state: what is recorded. */
    static CorrectForm of(Completed session, ZoneId clinic) {
        Treatment given = session.treatment();
        return new CorrectForm(
                given.drug(),
                given.doseMg().toPlainString(),
                given.route().code(),
                minute(session.startedAt(), clinic),
                minute(session.completedAt(), clinic),
                "");
    }

    private static String minute(Instant at, ZoneId clinic) {
        return LocalDateTime.ofInstant(at, clinic)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** What the fields mean. */
    record Right(Treatment treatment, Instant startedAt, Instant completedAt, String reason) {}

    /**
     * Empty when a field is faulty, and then {@code errors} says which and what to do. A time that was left as the page
     * showed it stays to the second.
     */
    Optional<Right> read(Completed recorded, Instant now, ZoneId clinic, FormErrors errors) {
        Optional<Treatment> given = given(drug, doseMg, route, errors);
        Optional<Instant> start = startedAt.equals(minute(recorded.startedAt(), clinic))
                ? Optional.of(recorded.startedAt())
                : time("startedAt", "when the session started", startedAt, clinic, errors);
        Optional<Instant> end = completedAt.equals(minute(recorded.completedAt(), clinic))
                ? Optional.of(recorded.completedAt())
                : time("completedAt", "when the session ended", completedAt, clinic, errors);
        check(start, end, now, errors);
        Optional<String> why = Typed.line("reason", "why it is corrected", reason, errors);
        if (errors.any() || given.isEmpty() || start.isEmpty() || end.isEmpty() || why.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Right(given.get(), start.get(), end.get(), why.get()));
    }

    /** What was given, without blood pressures; empty when it is faulty. */
    static Optional<Treatment> given(String drug, String doseMg, String route, FormErrors errors) {
        errors.check(
                CompleteForm.DRUGS.contains(drug),
                "drug",
                "Choose what was given, one of: " + String.join(", ", CompleteForm.DRUGS));
        Optional<BigDecimal> dose = CompleteForm.dose(doseMg, errors);
        Optional<Route> by = Route.of(route);
        errors.check(by.isPresent(), "route", "Choose how it was given: im, iv, sublingual, oral or intranasal");
        return errors.any() || dose.isEmpty() || by.isEmpty()
                ? Optional.empty()
                : Optional.of(new Treatment(drug, dose.get(), by.get(), null, null));
    }

    /** A session that is over ended after its start, within a day of it, and before now. */
    static void check(Optional<Instant> start, Optional<Instant> end, Instant now, FormErrors errors) {
        end.ifPresent(at -> errors.check(
                !at.isAfter(now), "completedAt", "Enter when the session ended as a time that has passed"));
        if (start.isPresent() && end.isPresent()) {
            errors.check(
                            end.get().isAfter(start.get()),
                            "completedAt",
                            "Enter when the session ended as a time after its start")
                    .check(
                            !end.get().isAfter(start.get().plus(LONGEST)),
                            "completedAt",
                            "Enter when the session ended as a time within 24 hours of its start; check the dates");
        }
    }

    /** A time as it was typed; empty when there is no such time. */
    static Optional<Instant> time(String field, String what, String typed, ZoneId clinic, FormErrors errors) {
        Optional<Instant> at = Typed.instant(typed, clinic).map(i -> i.truncatedTo(ChronoUnit.MILLIS));
        errors.check(
                at.isPresent(),
                field,
                "Enter " + what + " as a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00");
        return at;
    }
}
