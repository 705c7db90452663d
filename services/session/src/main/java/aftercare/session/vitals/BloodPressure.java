package aftercare.session.vitals;

/** A blood pressure in mmHg. */
public record BloodPressure(int systolic, int diastolic) {
    public static final int SYSTOLIC_MIN = 50;
    public static final int SYSTOLIC_MAX = 300;
    public static final int DIASTOLIC_MIN = 20;
    public static final int DIASTOLIC_MAX = 200;

    /** Refuses what no cuff shows. */
    public BloodPressure {
        if (systolic < SYSTOLIC_MIN
                || systolic > SYSTOLIC_MAX
                || diastolic < DIASTOLIC_MIN
                || diastolic > DIASTOLIC_MAX
                || diastolic >= systolic) {
            throw new IllegalArgumentException("Not a blood pressure: " + systolic + "/" + diastolic);
        }
    }

    /** Whether either value reaches the limit's. */
    public boolean reaches(BloodPressure limit) {
        return systolic >= limit.systolic || diastolic >= limit.diastolic;
    }

    /** Such as {@code 120/80}. */
    public String text() {
        return systolic + "/" + diastolic;
    }
}
