package aftercare.followup.course;

import aftercare.kernel.Change;
import java.time.Instant;

/** A clinician lifts a hold: an act of its own, apart from closing the escalation. */
public final class LiftHold {
    /** Characters of a reason. */
    public static final int LONGEST_REASON = 2_000;

    private final Courses courses;

    public LiftHold(Courses courses) {
        this.courses = courses;
    }

    /**
     * Lifts the hold that a flag placed.
     *
     * @param cause id of the flag
     * @param by account of the clinician
     * @param reason required, why a dose is safe again
     */
    public Lifting lift(String patient, String cause, String by, String reason, Instant now) {
        if (reason.isBlank()) {
            return new Lifting.Invalid("reason", "Enter why the hold can be lifted");
        }
        if (reason.length() > LONGEST_REASON) {
            return new Lifting.Invalid("reason", "Enter a reason of " + LONGEST_REASON + " characters or fewer");
        }
        boolean stands = courses.find(patient)
                .filter(course -> course instanceof Course.Followed followed
                        && followed.holds().standing(cause).isPresent())
                .isPresent();
        if (!stands) {
            return new Lifting.NotStanding();
        }
        Course after = courses.update(patient, course -> switch (course) {
            case Course.Followed followed -> followed.lift(cause, by, reason.strip(), now);
            case Course.Waiting waiting -> Change.none(waiting);
        });
        return new Lifting.Done(
                after instanceof Course.Followed followed && followed.holds().stopped());
    }
}
