package aftercare.followup.protocol;

import aftercare.followup.survey.FormPart;
import java.time.Duration;
import java.util.List;

/**
 * One step of the schedule.
 *
 * @param key stable key, part of every poll's id: {@code baseline}, {@code first-day}, {@code weekly}
 * @param anchor what it counts from
 * @param offset from the anchor to the first occurrence
 * @param every between occurrences; zero for a step asked once per anchor
 * @param window how long an answer is in time
 * @param reminders how many, spread evenly: two go at 1/3 and 2/3 of the window
 * @param urgent ignores quiet hours and the one-link-a-day limit
 * @param baseline its answers are what later ones are compared with
 */
public record Step(
        String key,
        Anchor anchor,
        Duration offset,
        Duration every,
        Duration window,
        int reminders,
        boolean urgent,
        boolean baseline,
        List<Plan> plans) {

    /** What a step counts from. */
    public enum Anchor {
        ENROLMENT,
        /** The end of each session. */
        SESSION,
        /** The end of the patient's first session; one series per patient. */
        SERIES
    }

    /**
     * A form and when it is part of the step: in every {@code every}-th occurrence, but not in every {@code except}-th (0:
     * never left out).
     */
    public record Plan(FormPart part, int every, int except) {
        boolean in(int occurrence) {
            return occurrence % every == 0 && (except == 0 || occurrence % except != 0);
        }
    }

    public Step {
        plans = List.copyOf(plans);
    }

    /** The forms of an occurrence, counted from 1, in the order they are asked. */
    public List<FormPart> forms(int occurrence) {
        return plans.stream().filter(p -> p.in(occurrence)).map(Plan::part).toList();
    }

    /** When reminders go out, counted from the sending. */
    public List<Duration> reminderOffsets() {
        return java.util.stream.IntStream.rangeClosed(1, reminders)
                .mapToObj(i -> window.multipliedBy(i).dividedBy(reminders + 1L))
                .toList();
    }

    /**
     * Minutes it takes, for the opening words. The clinical reference (section 12) counts about 20 questions in two minutes
     * and about 40 in four to five.
     */
    public int minutes(int occurrence) {
        boolean longForm =
                forms(occurrence).stream().anyMatch(p -> p.instrument().equals("gad-7"));
        return longForm ? 5 : 2;
    }
}
