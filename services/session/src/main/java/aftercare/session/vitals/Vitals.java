package aftercare.session.vitals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One measurement.
 *
 * @param heartRate beats a minute; null when it was not measured
 * @param oxygenSaturation percent; null when it was not measured
 * @param symptoms whether the patient has symptoms, such as chest pain, a bad headache or trouble with sight or breath
 * @param by account that took it down
 */
public record Vitals(
        Phase phase,
        BloodPressure pressure,
        @Nullable Integer heartRate,
        @Nullable Integer oxygenSaturation,
        boolean symptoms,
        String by,
        Instant at) {
    /** Bounds of what is taken for a measurement and not for a slip of the keyboard; the product's own figures. */
    public static final int HEART_RATE_MIN = 20;

    public static final int HEART_RATE_MAX = 250;
    public static final int SATURATION_MIN = 50;
    public static final int SATURATION_MAX = 100;

    public Vitals {
        if (heartRate != null && (heartRate < HEART_RATE_MIN || heartRate > HEART_RATE_MAX)) {
            throw new IllegalArgumentException("Not a heart rate: " + heartRate);
        }
        if (oxygenSaturation != null && (oxygenSaturation < SATURATION_MIN || oxygenSaturation > SATURATION_MAX)) {
            throw new IllegalArgumentException("Not an oxygen saturation: " + oxygenSaturation);
        }
    }

    /** How bad it is, by {@link PressureLimits}. */
    public Level level() {
        if (symptoms && pressure.reaches(PressureLimits.RED_WITH_SYMPTOMS)) {
            return Level.RED;
        }
        return symptoms || pressure.reaches(PressureLimits.EPISODE) ? Level.EPISODE : Level.LOGGED;
    }

    /** What a measurement after the dose comes to. */
    public enum Level {
        /** Written down, nothing more. */
        LOGGED,
        /** High, or with symptoms: a clinician acts, and there is no discharge until it has settled. */
        EPISODE,
        /** An emergency. */
        RED
    }
}
