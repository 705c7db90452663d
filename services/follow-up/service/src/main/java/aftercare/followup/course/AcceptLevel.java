package aftercare.followup.course;

import aftercare.followup.flag.Acceptable;
import aftercare.followup.poll.Background;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A clinician accepts the level of a patient's latest answers as known, with a note and an end. Surveys that are out already
 * are judged by it from their next saved page on; should a crash come between, they are judged as before, which tells more
 * and never less.
 */
public final class AcceptLevel {
    /** Characters of a note. */
    public static final int LONGEST_NOTE = 2_000;

    /** What is accepted until a day counts to the end of it. */
    private static final Duration REST_OF_A_DAY = Duration.ofDays(1);

    private final Courses courses;
    private final Polls polls;
    private final LatestLevels latest;

    public AcceptLevel(Courses courses, Polls polls) {
        this.courses = courses;
        this.polls = polls;
        this.latest = new LatestLevels(polls);
    }

    /**
     * Accepts it. The same again changes nothing.
     *
     * @param symptom id of an {@link Acceptable}
     * @param until the last instant at which it shall count; null when what was typed is no date
     * @param by account of the clinician
     */
    public Outcome accept(
            String patient, String symptom, String note, @Nullable Instant until, String by, Instant now) {
        Optional<Acceptable> known = Acceptable.of(symptom);
        if (known.isEmpty()) {
            return new Outcome.Invalid("symptom", "Select what is known");
        }
        Map<String, Integer> levels = latest.of(patient, known.get());
        if (levels.isEmpty()) {
            return new Outcome.Invalid("symptom", "Select something that the patient has answered");
        }
        if (note.isBlank()) {
            return new Outcome.Invalid("levelNote", "Enter why this level is accepted");
        }
        if (note.length() > LONGEST_NOTE) {
            return new Outcome.Invalid("levelNote", "Enter a note of " + LONGEST_NOTE + " characters or fewer");
        }
        Duration longest = known.get().longest();
        if (until == null || !until.isAfter(now)) {
            return new Outcome.Invalid("until", "Enter a date from today on, like 2027-01-31");
        }
        if (until.isAfter(now.plus(longest).plus(REST_OF_A_DAY))) {
            return new Outcome.Invalid("until", "Enter a date within " + longest.toDays() + " days");
        }
        if (!(courses.find(patient).orElse(null) instanceof Course.Followed)) {
            return new Outcome.UnknownPatient();
        }
        var accepted = new AcceptedLevel(
                Ids.derive(
                        "level",
                        patient,
                        symptom,
                        new TreeMap<>(levels).toString(),
                        by,
                        Ids.sha256Hex(note.strip()),
                        until.toString()),
                symptom,
                levels,
                by,
                note.strip(),
                now,
                until);
        Course after = courses.update(patient, course -> switch (course) {
            case Course.Followed followed -> followed.accept(accepted);
            case Course.Waiting waiting -> Change.none(waiting);
        });
        if (after instanceof Course.Followed followed) {
            judgeWhatIsOut(followed, now);
        }
        return new Outcome.Done();
    }

    private void judgeWhatIsOut(Course.Followed course, Instant now) {
        Background.Known known = course.known(now);
        for (Poll poll : polls.ofPatient(course.patient())) {
            if (poll instanceof Poll.Sent || poll instanceof Poll.Open || poll instanceof Poll.Missed) {
                polls.update(poll.asking().id(), current -> current.judgedWith(known));
            }
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is recorded. */
        record Done() implements Outcome {}

        /** Something is missing; nothing was changed. */
        record Invalid(String field, String message) implements Outcome {}

        /** There is no such patient. */
        record UnknownPatient() implements Outcome {}
    }
}
