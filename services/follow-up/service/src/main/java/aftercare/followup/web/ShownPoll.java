package aftercare.followup.web;

/**
 * A poll as a clinician reads it: which, when due, and how far it has come.
 *
 * @param answers where its answers can be read; empty when there are none
 */
public record ShownPoll(String step, String due, String state, String answers) {
    ShownPoll(String step, String due, String state) {
        this(step, due, state, "");
    }

    /** The same, of which something was answered. */
    ShownPoll answeredAt(String path) {
        return new ShownPoll(step, due, state, path);
    }
}
