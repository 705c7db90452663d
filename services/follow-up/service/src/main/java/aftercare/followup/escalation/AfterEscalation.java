package aftercare.followup.escalation;

/** Told at once when somebody is to be notified; a sweep finds what was not told. */
@FunctionalInterface
public interface AfterEscalation {
    /** The escalation has something to do now. Returns at once. */
    void due(String escalationId);
}
