package aftercare.intake.patient;

/** The adult who has agreed to stay with the patient during and after a session. */
public record NamedMonitor(String name, Phone phone) {
    @Override
    public String toString() {
        return "NamedMonitor[hidden]";
    }
}
