package aftercare.followup.escalation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a person closed an escalation. */
public enum Disposition {
    CONTACTED_SAFE("Contacted, safe"),
    SENT_TO_EMERGENCY_CARE("Sent to emergency care"),
    DOSE_HELD("Next dose held"),
    COULD_NOT_REACH("Could not reach"),
    FALSE_ALARM("False alarm"),
    DUPLICATE("Duplicate"),
    /** Of silence alone, and by the answer itself: nobody can choose it. */
    ANSWERED("The patient answered");

    private final String label;

    Disposition(String label) {
        this.label = label;
    }

    /** As it is shown. */
    public String label() {
        return label;
    }

    /** As it is written in facts and forms, such as {@code contacted-safe}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a person can choose. */
    public static List<Disposition> ofPeople() {
        return Arrays.stream(values()).filter(d -> d != ANSWERED).toList();
    }

    /** The disposition of a code; empty when there is none such. */
    public static Optional<Disposition> ofCode(String code) {
        return Arrays.stream(values()).filter(d -> d.code().equals(code)).findFirst();
    }
}
