package aftercare.followup.course;

/** What became of a wish to lift a hold. */
public sealed interface Lifting {
    /** The hold no longer stands; {@code stillStopped} tells whether another one does. */
    record Done(boolean stillStopped) implements Lifting {}

    /** The reason is missing or too long; nothing was changed. */
    record Invalid(String field, String message) implements Lifting {}

    /** No such hold stands: it was lifted before, or never placed. */
    record NotStanding() implements Lifting {}
}
