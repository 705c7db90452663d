package aftercare.intake.patient;

import aftercare.contracts.IntakeFact;
import aftercare.kernel.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The clinic's patients. Every write carries the facts that became true with it. */
public interface Patients {
    Optional<Patient> find(String id);

    /** Newest first, at most {@code limit}; those enrolled before the patient {@code before}, or all when empty. */
    List<Patient> newest(Optional<String> before, int limit);

    /** Those about whom somebody has to do something: by kind, then the longest waiting first; at most {@code limit}. */
    List<Patient> needingAttention(int limit);

    /** Those who, or whose adult who stays, have that e-mail address or number; at most a few. */
    List<Patient> reachedAt(String address);

    /** Does nothing and answers false when the patient exists already. */
    boolean insertIfAbsent(Change<Patient, IntakeFact> born);

    /**
     * Loads, decides, and writes if nobody else wrote meanwhile, else tries again; so the decision must be pure.
     *
     * @return the patient afterwards; empty when there is no such patient
     */
    Optional<Patient> update(String id, Function<Patient, Change<Patient, IntakeFact>> decision);
}
