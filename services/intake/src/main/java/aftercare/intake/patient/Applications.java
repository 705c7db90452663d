package aftercare.intake.patient;

/** Requests to enrol somebody, by the key their sender gave them, so that a request sent twice enrols once. */
public interface Applications {
    /**
     * Remembers a request under its key, or returns what that key was used for before.
     *
     * @return the application given when the key is new, the earlier one otherwise
     */
    Application rememberOrFind(Application application);
}
