package aftercare.followup.web;

import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.Holds;
import aftercare.followup.course.LiftedHold;
import aftercare.followup.course.StandingHold;
import aftercare.followup.staff.Accounts;
import aftercare.kernel.Hold;
import aftercare.web.Clinic;
import java.util.List;
import java.util.stream.Stream;

/** Puts a patient's holds into words, the standing ones first. */
final class HoldView {
    private final Courses courses;
    private final Accounts accounts;
    private final Clinic clinic;

    HoldView(Courses courses, Accounts accounts, Clinic clinic) {
        this.courses = courses;
        this.accounts = accounts;
        this.clinic = clinic;
    }

    List<ShownHold> of(String patient) {
        return courses.find(patient)
                .map(course -> switch (course) {
                    case Course.Followed followed -> of(followed.holds());
                    case Course.Waiting _ -> List.<ShownHold>of();
                })
                .orElse(List.of());
    }

    List<ShownHold> of(Holds holds) {
        return Stream.concat(
                        holds.standing().stream().map(this::standing),
                        holds.lifted().reversed().stream().map(this::lifted))
                .toList();
    }

    private ShownHold standing(StandingHold hold) {
        return new ShownHold(
                hold.cause(),
                true,
                title(hold.hold()),
                "By rule " + hold.rule() + " since " + clinic.time(hold.placedAt()) + ".");
    }

    private ShownHold lifted(LiftedHold hold) {
        String who =
                accounts.find(hold.by()).map(found -> found.account().name()).orElse(hold.by());
        return new ShownHold(
                hold.cause(),
                false,
                "Lifted: " + title(hold.hold()),
                "By rule " + hold.rule() + " from " + clinic.time(hold.placedAt()) + ", lifted by " + who + " on "
                        + clinic.time(hold.liftedAt()) + ": " + hold.reason());
    }

    private static String title(Hold hold) {
        return switch (hold) {
            case STOP -> "Stop: no dose until a clinician lifts it";
            case LOOK -> "Look: to be ticked before the dose";
            case NONE -> "No hold";
        };
    }
}
