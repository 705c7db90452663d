package aftercare.session.treatment;

/** The adult who stays with the patient at home. Never leaves this service's database; its text form shows nothing. */
public record Monitor(String name, String phone) {
    @Override
    public String toString() {
        return "Monitor[hidden]";
    }
}
