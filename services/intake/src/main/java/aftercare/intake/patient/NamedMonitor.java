package aftercare.intake.patient;

import org.jspecify.annotations.Nullable;

/**
 * The adult who has agreed to stay with the patient during and after a session.
 *
 * @param email where the monitor's own link goes; null: they get none
 */
public record NamedMonitor(
        String name, Phone phone, @Nullable EmailAddress email) {
    @Override
    public String toString() {
        return "NamedMonitor[hidden]";
    }
}
