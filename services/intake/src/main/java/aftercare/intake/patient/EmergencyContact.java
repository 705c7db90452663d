package aftercare.intake.patient;

/** Whom to call when the patient cannot be reached. */
public record EmergencyContact(String name, Phone phone) {
    @Override
    public String toString() {
        return "EmergencyContact[hidden]";
    }
}
