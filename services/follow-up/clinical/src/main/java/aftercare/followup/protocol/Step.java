package aftercare.followup.protocol;

import aftercare.followup.expression.Expression;
import aftercare.followup.survey.FormPart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One step of the schedule.
 *
 * @param key stable key, part of every poll's id: {@code baseline}, {@code first-day}, {@code weekly}
 * @param anchor what it counts from
 * @param flags ids of the rules whose flags it counts from; empty unless the anchor is {@code FLAG}
 * @param asks who is asked
 * @param offset from the anchor to the first occurrence; negative before a planned session
 * @param every between occurrences; zero for a step asked once per anchor
 * @param window how long an answer is in time
 * @param reminders when reminders go out, counted from the sending
 * @param urgent ignores quiet hours and the one-link-a-day limit
 * @param baseline its answers are what later ones are compared with
 * @param once only at the patient's first anchor of that kind
 * @param source where its times come from
 */
public record Step(
        String key,
        Anchor anchor,
        List<String> flags,
        Asked asks,
        Span offset,
        Span every,
        Duration window,
        List<Duration> reminders,
        boolean urgent,
        boolean baseline,
        boolean once,
        List<Plan> plans,
        String source) {

    /** What a step counts from. */
    public enum Anchor {
        ENROLMENT,
        /** The start of a session that is planned. */
        PLANNED_SESSION,
        /** The end of each session. */
        SESSION,
        /** The end of the patient's first session; one series per patient. */
        SERIES,
        /** The end of the last session: planned at each one, and dropped when another follows. */
        LAST_SESSION,
        /** A flag of one of the step's rules. */
        FLAG
    }

    /** Who gets the link. */
    public enum Asked {
        PATIENT,
        /** The adult whom the patient has named, by a link of their own. */
        MONITOR
    }

    /**
     * A form and when it is part of the step.
     *
     * @param every in every so-many-th occurrence
     * @param except but not in every so-many-th; 0: never left out
     * @param first in each of this many occurrences at the start, too
     * @param eachWhile in each occurrence while this holds, too
     * @param onlyWhile left out while this does not hold
     */
    public record Plan(
            FormPart part,
            int every,
            int except,
            int first,
            Optional<Expression> eachWhile,
            Optional<Expression> onlyWhile) {
        boolean in(int occurrence, Standing standing) {
            boolean due = occurrence % every == 0
                    || occurrence <= first
                    || eachWhile.filter(e -> e.holds(standing.facts())).isPresent();
            return due
                    && (except == 0 || occurrence % except != 0)
                    && onlyWhile.map(e -> e.holds(standing.facts())).orElse(true);
        }
    }

    public Step {
        flags = List.copyOf(flags);
        reminders = List.copyOf(reminders);
        plans = List.copyOf(plans);
    }

    /** The forms of an occurrence of a patient of whom nothing is known, counted from 1, in the order they are asked. */
    public List<FormPart> forms(int occurrence) {
        return forms(occurrence, Standing.unknown());
    }

    /** The forms of an occurrence, counted from 1, in the order they are asked. */
    public List<FormPart> forms(int occurrence, Standing standing) {
        return plans.stream()
                .filter(p -> p.in(occurrence, standing))
                .map(Plan::part)
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
