package aftercare.kernel;

/**
 * The patient who is nobody: made by the product, asked by the real path every few minutes, and answered by the auditor, so
 * that a clinic in which nobody is told of a red answer is noticed before a person gives one. The pseudonym is the mark:
 * every fact carries it, so that no service must have seen the enrolment first.
 */
public final class Canary {
    /** Its pseudonym; those of people begin with {@code p-} and are random. */
    public static final String PATIENT = "canary";

    private Canary() {}

    /** True for the canary, which nobody treats, counts, lists or exports. */
    public static boolean is(String patient) {
        return PATIENT.equals(patient);
    }
}
