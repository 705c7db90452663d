package aftercare.session.hold;

import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;
import java.util.Optional;
import java.util.function.Function;

/** What is known of each patient. Every write carries the facts that became true with it. */
public interface PatientViews {
    Optional<PatientView> find(String patient);

    /** Loads (an unknown patient when there is none), decides, writes, and tries again on a conflict. */
    PatientView update(String patient, Function<PatientView, Change<PatientView, SessionFact>> decision);
}
