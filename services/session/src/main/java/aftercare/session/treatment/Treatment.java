package aftercare.session.treatment;

import aftercare.session.vitals.BloodPressure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was given.
 *
 * @param drug generic name
 * @param doseMg total dose in milligrams, above 0 and at most {@link #MAX_DOSE_MG}
 */
public record Treatment(
        String drug,
        BigDecimal doseMg,
        Route route,
        @Nullable BloodPressure before,
        @Nullable BloodPressure after) {
    /** A dose above this is taken for a slip of the keyboard. The product's own figure; no session comes near it. */
    public static final BigDecimal MAX_DOSE_MG = new BigDecimal(2000);

    public Treatment {
        if (doseMg.signum() <= 0 || doseMg.compareTo(MAX_DOSE_MG) > 0) {
            throw new IllegalArgumentException("Not a dose in mg: " + doseMg);
        }
    }
}
