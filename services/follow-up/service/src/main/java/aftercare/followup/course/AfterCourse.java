package aftercare.followup.course;

/** Told at once when a fact has brought something to do; a round finds what was not told. */
public interface AfterCourse {
    /** The course has flags that nobody has taken over yet. Returns at once. */
    void courseToCarry(String patient);

    /** Polls were planned, some perhaps due now. Returns at once. */
    void pollsPlanned();
}
