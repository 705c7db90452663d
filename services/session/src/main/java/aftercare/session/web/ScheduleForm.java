package aftercare.session.web;

import aftercare.session.treatment.Monitor;
import aftercare.session.treatment.Place;
import aftercare.session.treatment.ScheduleSession.Wish;
import aftercare.web.FormErrors;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to schedule a session, as it was typed. Nothing is null: a field that was left out is empty.
 *
 * @param plannedAt with an offset (REST), or by the clinic's clock without one (the page)
 */
public record ScheduleForm(String patient, String plannedAt, String place, String monitorName, String monitorPhone) {
    static final List<String> FIELDS = List.of("patient", "plannedAt", "place", "monitor.name", "monitor.phone");
    private static final Pattern PSEUDONYM = Pattern.compile("p-[0-9a-z]{1,40}");

    static ScheduleForm of(Function<String, @Nullable String> typed) {
        List<String> v = FIELDS.stream().map(f -> Typed.orEmpty(typed.apply(f))).toList();
        return new ScheduleForm(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4));
    }

    /** What the fields mean; empty when one is faulty, and then {@code errors} says which and what to do. */
    Optional<Wish> read(Instant now, ZoneId clinic, FormErrors errors) {
        checkPatient(errors);
        Optional<Instant> planned = plannedAt(clinic, errors);
        planned.ifPresent(at -> errors.check(
                        !at.isBefore(now.minus(Duration.ofDays(1))),
                        "plannedAt",
                        "Enter a time that has not passed; yesterday's sessions can still be entered")
                .check(
                        at.isBefore(now.plus(Duration.ofDays(366))),
                        "plannedAt",
                        "Enter a time within a year from now"));
        return wish(planned, errors);
    }

    void checkPatient(FormErrors errors) {
        errors.check(!patient.isEmpty(), "patient", "Choose a patient on the page Patients, or enter their pseudonym")
                .check(
                        PSEUDONYM.matcher(patient).matches(),
                        "patient",
                        "Enter the pseudonym as the page Patients shows it: p- and letters and digits");
    }

    /** Where it is and who stays with the patient, for a session of that time; empty when anything is faulty. */
    Optional<Wish> wish(Optional<Instant> at, FormErrors errors) {
        Optional<Place> where = Place.of(place);
        errors.check(where.isPresent(), "place", "Select where the session is: clinic or home");
        @Nullable Monitor monitor = monitor(where.orElse(Place.CLINIC) == Place.HOME, errors);
        if (errors.any() || at.isEmpty() || where.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Wish(patient, at.get(), where.get(), monitor));
    }

    private Optional<Instant> plannedAt(ZoneId clinic, FormErrors errors) {
        if (plannedAt.isEmpty()) {
            errors.add("plannedAt", "Enter when the session will be");
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(plannedAt).toInstant());
        } catch (DateTimeException _) {
            return local(clinic, errors);
        }
    }

    /** A time without an offset is the clinic's. In the hour that the clocks skip there is none. */
    private Optional<Instant> local(ZoneId clinic, FormErrors errors) {
        try {
            LocalDateTime local = LocalDateTime.parse(plannedAt);
            if (clinic.getRules().getValidOffsets(local).isEmpty()) {
                errors.add(
                        "plannedAt",
                        "Enter another time: the clocks go forward that day and this hour does not exist in " + clinic);
                return Optional.empty();
            }
            return Optional.of(local.atZone(clinic).toInstant());
        } catch (DateTimeException _) {
            errors.add("plannedAt", "Enter a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00");
            return Optional.empty();
        }
    }

    private @Nullable Monitor monitor(boolean needed, FormErrors errors) {
        if (!needed && monitorName.isEmpty() && monitorPhone.isEmpty()) {
            return null;
        }
        return Adult.read("monitor", "the adult who stays with the patient at home", monitorName, monitorPhone, errors);
    }

    @Override
    public String toString() {
        return "ScheduleForm[hidden]";
    }
}
