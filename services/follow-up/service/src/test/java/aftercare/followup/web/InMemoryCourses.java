package aftercare.followup.web;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Courses in memory. */
public final class InMemoryCourses implements Courses {
    final Shelf<Course> shelf = new Shelf<>();

    @Override
    public Optional<Course> find(String patient) {
        return shelf.find(patient);
    }

    @Override
    public List<Course.Followed> followed(int limit) {
        return shelf.all().stream()
                .filter(Course.Followed.class::isInstance)
                .map(Course.Followed.class::cast)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Course.Followed> followedAfter(String patient, int limit) {
        return followed(Integer.MAX_VALUE).stream()
                .filter(course -> course.patient().compareTo(patient) > 0)
                .sorted(Comparator.comparing(Course.Followed::patient))
                .limit(limit)
                .toList();
    }

    @Override
    public Course update(String patient, Function<Course, Change<Course, FollowUpFact>> decision) {
        return shelf.update(patient, Course.blank(patient, Instant.EPOCH), decision);
    }

    @Override
    public List<String> uncarried(Instant raisedBy, int limit) {
        return List.of();
    }
}
