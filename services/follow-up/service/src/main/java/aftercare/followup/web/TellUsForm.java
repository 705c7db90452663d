package aftercare.followup.web;

import aftercare.followup.course.TellUs;
import aftercare.web.FormErrors;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed on the page "Tell us about something", as it was typed. */
public record TellUsForm(String what, String when, String still, String doctor) {
    /** Characters of the patient's own words; our own figure (proposal). */
    static final int LONGEST = 2_000;

    private static final List<String> CHOICES = List.of("yes", "no", "declined");

    static TellUsForm of(Map<String, String> typed) {
        return new TellUsForm(
                typed.getOrDefault("what", "").strip(),
                typed.getOrDefault("when", "").strip(),
                typed.getOrDefault("still", ""),
                typed.getOrDefault("doctor", ""));
    }

    static TellUsForm empty() {
        return new TellUsForm("", "", "", "");
    }

    /** What it means; empty when a field is faulty, and then {@code errors} reads its question back. */
    Optional<TellUs.Something> read(LocalDate today, FormErrors errors) {
        errors.check(!what.isEmpty(), "what", "Write what happened");
        errors.check(what.length() <= LONGEST, "what", "Write what happened in " + LONGEST + " characters or fewer");
        Optional<LocalDate> since = day(today);
        errors.check(
                since.isPresent(),
                "when",
                "Enter the day when it started, today or before, such as " + today.minusDays(1));
        errors.check(CHOICES.contains(still), "still", "Select whether it is still going on");
        errors.check(CHOICES.contains(doctor), "doctor", "Select whether you needed a doctor or a hospital");
        return errors.any() ? Optional.empty() : since.map(day -> new TellUs.Something(what, day, still, doctor));
    }

    private Optional<LocalDate> day(LocalDate today) {
        try {
            return Optional.of(LocalDate.parse(when)).filter(day -> !day.isAfter(today));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
