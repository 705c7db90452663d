package aftercare.intake.screening;

/** Whether a clinician's finding was written down. */
public sealed interface Ruling {
    /** It was. */
    record Granted(Screening after) implements Ruling {}

    /** It was not, and nothing changed. */
    record Refused(Refusal why) implements Ruling {}
}
