package aftercare.intake.patient;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Treatment with ketamine before this clinic.
 *
 * @param had true when there was some: then what is asked at enrolment is no baseline
 * @param cumulativeMg dose in all, in milligrams, more than 0; null when unknown or none
 */
public record PriorTreatment(boolean had, @Nullable BigDecimal cumulativeMg) {
    @Override
    public String toString() {
        return "PriorTreatment[hidden]";
    }
}
