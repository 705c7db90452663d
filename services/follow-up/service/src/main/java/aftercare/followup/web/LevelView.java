package aftercare.followup.web;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.LatestLevels;
import aftercare.followup.flag.Acceptable;
import aftercare.followup.staff.Accounts;
import aftercare.followup.survey.Answers;
import aftercare.web.Clinic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the levels that clinicians accepted, and those they may accept, into words. */
final class LevelView {
    private final Courses courses;
    private final LatestLevels latest;
    private final Accounts accounts;
    private final Clinic clinic;

    LevelView(Courses courses, LatestLevels latest, Accounts accounts, Clinic clinic) {
        this.courses = courses;
        this.latest = latest;
        this.accounts = accounts;
        this.clinic = clinic;
    }

    /** Every level ever accepted, newest first. */
    List<ShownLevel> of(String patient, Instant now) {
        return courses.find(patient).orElse(null) instanceof Course.Followed followed
                ? followed.accepted().reversed().stream()
                        .map(level -> shown(level, followed, now))
                        .toList()
                : List.of();
    }

    /** What the patient has answered and may be accepted. */
    List<LevelChoice> choices(String patient) {
        List<Answers> answers = latest.answers(patient);
        return Acceptable.all().stream()
                .map(one -> choice(one, LatestLevels.of(answers, one)))
                .filter(choice -> !choice.label().isEmpty())
                .toList();
    }

    private static LevelChoice choice(Acceptable one, Map<String, Integer> levels) {
        return new LevelChoice(one.id(), levels.isEmpty() ? "" : one.label() + ": " + words(one.id(), levels));
    }

    private ShownLevel shown(AcceptedLevel level, Course.Followed course, Instant now) {
        boolean newest = course.accepted().reversed().stream()
                .filter(other -> other.symptom().equals(level.symptom()) && other.counts(now))
                .findFirst()
                .filter(level::equals)
                .isPresent();
        String who =
                accounts.find(level.by()).map(found -> found.account().name()).orElse(level.by());
        return new ShownLevel(
                Acceptable.of(level.symptom()).map(Acceptable::label).orElse(level.symptom()) + ": "
                        + words(level.symptom(), level.levels()),
                (newest ? "" : "No longer counts. ") + "Accepted by " + who + " on " + clinic.time(level.at())
                        + " until " + clinic.time(level.until()) + ": " + level.note(),
                newest);
    }

    private static String words(String symptom, Map<String, Integer> levels) {
        TreeMap<String, Integer> sorted = new TreeMap<>(levels);
        return symptom.equals(Acceptable.ASQ)
                ? String.join(", ", sorted.keySet()) + " positive"
                : String.join(
                        ", ",
                        sorted.entrySet().stream()
                                .map(level -> level.getKey() + " = " + level.getValue())
                                .toList());
    }
}
