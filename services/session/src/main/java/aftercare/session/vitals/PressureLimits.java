package aftercare.session.vitals;

/**
 * Limits of blood pressure in mmHg; either value at its limit counts. All of them are a <b>proposal</b> of the product
 * (clinical reference, "Before treatment and before each session"), not validated for ketamine; review before use.
 */
public final class PressureLimits {
    /** Before the dose: 160/100 or more stops it. */
    public static final BloodPressure STOP_BEFORE = new BloodPressure(160, 100);

    /** Before the dose: 140/90 or more needs a clinician's review. */
    public static final BloodPressure REVIEW_BEFORE = new BloodPressure(140, 90);

    private PressureLimits() {}
}
