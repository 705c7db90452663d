package aftercare.intake.message;

import aftercare.intake.patient.EmailAddress;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.NamedMonitor;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ways to whom a message is for: e-mail where there is an address, then text; only by channels that this clinic has. */
final class Ways {
    private static final List<String> ORDER = List.of(Addressee.EMAIL, Addressee.SMS);
    private final Set<String> channels;

    /** @param channels those that this clinic has */
    Ways(Map<String, Channel> channels) {
        this.channels = Set.copyOf(channels.keySet());
    }

    /** All ways, the one to try first in front. */
    List<Addressee> of(Request request, Patient patient) {
        List<Addressee> ways = new ArrayList<>();
        for (String channel : ORDER) {
            if (channels.contains(channel)) {
                address(channel, patient.enrolment(), Wording.isForMonitor(request.template()))
                        .map(address -> new Addressee(
                                channel,
                                address,
                                patient.enrolment().language(),
                                patient.enrolment().country()))
                        .ifPresent(ways::add);
            }
        }
        return ways;
    }

    private static Optional<String> address(String channel, Enrolment enrolment, boolean toMonitor) {
        boolean mail = channel.equals(Addressee.EMAIL);
        if (!toMonitor) {
            return Optional.of(
                    mail ? enrolment.email().value() : enrolment.phone().value());
        }
        NamedMonitor monitor = enrolment.monitor();
        return monitor == null
                ? Optional.empty()
                : mail
                        ? Optional.ofNullable(monitor.email()).map(EmailAddress::value)
                        // A number that both use would bring the patient what is for the other alone.
                        : Optional.of(monitor.phone())
                                .filter(number -> !number.equals(enrolment.phone()))
                                .map(Phone::value);
    }
}
