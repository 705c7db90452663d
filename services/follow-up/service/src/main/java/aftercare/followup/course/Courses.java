package aftercare.followup.course;

import aftercare.contracts.FollowUpFact;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The stored courses, one per patient. */
public interface Courses {
    /** The course of this patient. */
    Optional<Course> find(String patient);

    /** Courses of patients that are followed, newest enrolment first; at most {@code limit}. */
    List<Course.Followed> followed(int limit);

    /** Courses of patients that are followed, in the order of their pseudonyms, those after this one; at most {@code limit}. */
    List<Course.Followed> followedAfter(String patient, int limit);

    /** Loads or begins, decides, compares and sets, again when another was faster; the decision must be pure. */
    Course update(String patient, Function<Course, Change<Course, FollowUpFact>> decision);

    /** Courses with a flag of their own that no escalation has taken over yet and that was raised by then. */
    List<String> uncarried(Instant raisedBy, int limit);
}
