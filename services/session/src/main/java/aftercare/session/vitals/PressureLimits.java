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

    /** After the dose: 180/110 or more, or symptoms, is an episode; less is only logged. */
    public static final BloodPressure EPISODE = new BloodPressure(180, 110);

    /** 180/120 or more with symptoms is red. */
    public static final BloodPressure RED_WITH_SYMPTOMS = new BloodPressure(180, 120);

    private PressureLimits() {}
}
