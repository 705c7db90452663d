package aftercare.kernel;

/**
 * What a flag does to the next dose. {@code STOP}: no dose until a clinician lifts it with a reason. {@code LOOK}: a
 * clinician ticks "seen" before the dose. {@code NONE}: nothing.
 */
public enum Hold {
    STOP,
    LOOK,
    NONE
}
