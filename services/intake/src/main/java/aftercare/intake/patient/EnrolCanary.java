package aftercare.intake.patient;

import aftercare.kernel.Canary;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * Enrols the canary, once: nobody outside can, so that no person is ever taken for it and left out of the lists. It has
 * no name, birth date or telephone of anybody, and is never screened, so that it can never be given a dose.
 */
public final class EnrolCanary {
    /** Reserved for fiction. */
    private static final Phone NOBODYS = new Phone("+12025550100");

    private final Patients patients;
    private final InstantSource clock;

    public EnrolCanary(Patients patients, InstantSource clock) {
        this.patients = patients;
        this.clock = clock;
    }

    /**
     * Enrols it unless it was.
     *
     * @param address where its survey links go
     * @return false when it was enrolled before; then the address stays as it was
     */
    public boolean enrol(EmailAddress address, String careTeam, String consentVersion) {
        Enrolment enrolment = new Enrolment(
                "Canary",
                address,
                NOBODYS,
                null,
                ZoneId.of("Etc/UTC"),
                "en",
                "US",
                careTeam,
                consentVersion,
                false,
                null);
        return patients.insertIfAbsent(Patient.enrol(Canary.PATIENT, enrolment, clock.instant()));
    }
}
