package aftercare.followup.course;

/** Told at once when a course has a flag of its own to be carried on; a sweep finds what was not told. */
@FunctionalInterface
public interface AfterCourse {
    /** The course has flags that nobody has taken over yet. Returns at once. */
    void courseToCarry(String patient);
}
