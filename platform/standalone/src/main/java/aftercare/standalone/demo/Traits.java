package aftercare.standalone.demo;

import aftercare.followup.survey.Phq9Trajectories.Trajectory;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What sort of patient somebody is.
 *
 * @param baseline total of the PHQ-9 at enrolment
 * @param month3 its total three months later
 * @param habit how links are answered
 * @param bladder true when the bladder suffers more from week to week
 * @param craving true when the drug is wanted more from week to week
 * @param home true when sessions are at home
 */
record Traits(int baseline, int month3, Habit habit, boolean bladder, boolean craving, boolean home) {

    /** How somebody answers links. */
    enum Habit {
        /** Within hours. */
        PROMPT,
        /** After the reminder. */
        FORGETFUL,
        /** Long after the window has closed. */
        LATE,
        /** Only at enrolment, never again. */
        SILENT
    }

    /**
     * Draws a patient.
     *
     * @param courses totals of real courses at enrolment and after three months, baselines of 10 or more
     */
    static Traits draw(List<Trajectory> courses, RandomGenerator chance) {
        Trajectory course = courses.get(chance.nextInt(courses.size()));
        return new Traits(
                course.month0(),
                course.month3(),
                habit(chance.nextInt(100)),
                chance.nextInt(100) < 15,
                chance.nextInt(100) < 12,
                chance.nextInt(100) < 25);
    }

    private static Habit habit(int percentile) {
        if (percentile < 70) {
            return Habit.PROMPT;
        }
        if (percentile < 85) {
            return Habit.FORGETFUL;
        }
        return percentile < 93 ? Habit.LATE : Habit.SILENT;
    }

    /** The PHQ-9 total in a week, on the line between the two known totals, give or take two. */
    int moodIn(double week, RandomGenerator chance) {
        double line = baseline + (month3 - baseline) * Math.min(1, week / 13);
        return Math.clamp(Math.round(line) + chance.nextInt(-2, 3), 0, 27);
    }
}
