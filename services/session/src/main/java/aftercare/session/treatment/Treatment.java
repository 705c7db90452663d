package aftercare.session.treatment;

import aftercare.session.vitals.BloodPressure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was given.
 *
 * @param drug generic name
 * @param doseMg total dose in milligrams, above 0 and at most {@link #MAX_DOSE_MG}
 * @param fortyMinutesMissing why no blood pressure was measured 40 minutes after the dose (checklist P08), in the clinician's words; null
 *     when it was, or nobody said; never published
 */
public record Treatment(
        String drug,
        BigDecimal doseMg,
        Route route,
        @Nullable BloodPressure before,
        @Nullable BloodPressure after,
        @Nullable String fortyMinutesMissing) {
    /** A dose above this is taken for a slip of the keyboard. The product's own figure; no session comes near it. */
    public static final BigDecimal MAX_DOSE_MG = new BigDecimal(2000);

    /** Of which nobody said why a measurement is missing. */
    public Treatment(
            String drug,
            BigDecimal doseMg,
            Route route,
            @Nullable BloodPressure before,
            @Nullable BloodPressure after) {
        this(drug, doseMg, route, before, after, null);
    }

    public Treatment {
        if (doseMg.signum() <= 0 || doseMg.compareTo(MAX_DOSE_MG) > 0) {
            throw new IllegalArgumentException("Not a dose in mg: " + doseMg);
        }
    }
}
