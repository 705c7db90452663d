package aftercare.followup.web;

import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.FindFlag;
import aftercare.followup.course.Holds;
import aftercare.followup.course.LiftedHold;
import aftercare.followup.course.StandingHold;
import aftercare.followup.staff.Accounts;
import aftercare.kernel.Hold;
import aftercare.web.Clinic;
import aftercare.web.Staff;
import java.util.List;
import java.util.stream.Stream;

/** Puts a patient's holds into words, the standing ones first. */
final class HoldView {
    /** Of a flag that the reader must not see, the rule is not named either. */
    private static final String HIDDEN = "a rule that only the person named by the patient reads";

    private final Courses courses;
    private final FindFlag findFlag;
    private final Accounts accounts;
    private final Clinic clinic;

    HoldView(Courses courses, FindFlag findFlag, Accounts accounts, Clinic clinic) {
        this.courses = courses;
        this.findFlag = findFlag;
        this.accounts = accounts;
        this.clinic = clinic;
    }

    List<ShownHold> of(String patient, Staff staff) {
        return courses.find(patient)
                .map(course -> switch (course) {
                    case Course.Followed followed -> of(followed.holds(), staff);
                    case Course.Waiting _ -> List.<ShownHold>of();
                })
                .orElse(List.of());
    }

    private List<ShownHold> of(Holds holds, Staff staff) {
        return Stream.concat(
                        holds.standing().stream().map(hold -> standing(hold, rule(hold.cause(), hold.rule(), staff))),
                        holds.lifted().reversed().stream()
                                .map(hold -> lifted(hold, rule(hold.cause(), hold.rule(), staff))))
                .toList();
    }

    private String rule(String cause, String rule, Staff staff) {
        boolean hidden = findFlag.find(cause)
                .filter(found -> !MaySee.flag(staff, found.flag()))
                .isPresent();
        return hidden ? HIDDEN : "rule " + rule;
    }

    private ShownHold standing(StandingHold hold, String rule) {
        return new ShownHold(
                hold.cause(), true, title(hold.hold()), "By " + rule + " since " + clinic.time(hold.placedAt()) + ".");
    }

    private ShownHold lifted(LiftedHold hold, String rule) {
        String who =
                accounts.find(hold.by()).map(found -> found.account().name()).orElse(hold.by());
        return new ShownHold(
                hold.cause(),
                false,
                "Lifted: " + title(hold.hold()),
                "By " + rule + " from " + clinic.time(hold.placedAt()) + ", lifted by " + who + " on "
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
