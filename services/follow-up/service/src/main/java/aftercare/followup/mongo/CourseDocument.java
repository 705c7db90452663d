package aftercare.followup.mongo;

import aftercare.followup.course.Course;
import aftercare.kernel.Canary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A course and what it is looked up by.
 *
 * @param enrolledAt absent while it waits for its patient, and of the canary, so that no list has it
 */
record CourseDocument(
        @Nullable Instant enrolledAt, @Nullable Instant uncarriedSince, Course course) {
    static CourseDocument of(Course course) {
        return new CourseDocument(
                course instanceof Course.Followed followed && !Canary.is(course.patient())
                        ? followed.enrolment().at()
                        : null,
                course.uncarriedSince(),
                course);
    }
}
