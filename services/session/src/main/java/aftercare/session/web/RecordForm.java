package aftercare.session.web;

import aftercare.session.treatment.ScheduleSession.Past;
import aftercare.session.treatment.ScheduleSession.Wish;
import aftercare.session.treatment.Treatment;
import aftercare.web.FormErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to put down a session that took place already, as it was typed. Nothing is null: a field that was left out
 * is empty.
 *
 * @param whose patient, start, place and who stayed, as when one is scheduled
 * @param completedAt with an offset (REST), or by the clinic's clock without one (the page)
 */
public record RecordForm(ScheduleForm whose, String drug, String doseMg, String route, String completedAt) {
    private static final String STARTED = "startedAt";
    private static final Duration LONG_AGO = Duration.ofDays(366);

    /** Names of all fields. */
    static List<String> fields() {
        List<String> names = new ArrayList<>(ScheduleForm.FIELDS);
        names.set(names.indexOf("plannedAt"), STARTED);
        names.addAll(List.of("drug", "doseMg", "route", "completedAt"));
        return List.copyOf(names);
    }

    static RecordForm of(Function<String, @Nullable String> typed) {
        return new RecordForm(
                ScheduleForm.of(field -> typed.apply(field.equals("plannedAt") ? STARTED : field)),
                Typed.orEmpty(typed.apply("drug")),
                Typed.orEmpty(typed.apply("doseMg")),
                Typed.orEmpty(typed.apply("route")),
                Typed.orEmpty(typed.apply("completedAt")));
    }

    /** What the fields mean; empty when one is faulty, and then {@code errors} says which and what to do. */
    Optional<Past> read(Instant now, ZoneId clinic, FormErrors errors) {
        Optional<Treatment> given = CorrectForm.given(drug, doseMg, route, errors);
        whose.checkPatient(errors);
        Optional<Instant> start =
                CorrectForm.time(STARTED, "when the session started", whose.plannedAt(), clinic, errors);
        Optional<Instant> end = CorrectForm.time("completedAt", "when the session ended", completedAt, clinic, errors);
        start.ifPresent(at -> errors.check(
                at.isAfter(now.minus(LONG_AGO)),
                STARTED,
                "Enter a session of the last year; what was before belongs to the enrolment"));
        CorrectForm.check(start, end, now, errors);
        Optional<Wish> wish = whose.wish(start, errors);
        return wish.isEmpty() || given.isEmpty() || end.isEmpty()
                ? Optional.empty()
                : Optional.of(new Past(wish.get(), given.get(), end.get()));
    }

    @Override
    public String toString() {
        return "RecordForm[hidden]";
    }
}
