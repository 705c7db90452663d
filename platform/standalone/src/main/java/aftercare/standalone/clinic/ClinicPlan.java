package aftercare.standalone.clinic;

import aftercare.backends.Mailbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What clinic is to be run.
 *
 * @param data the folder that keeps it all
 * @param port of the one address
 * @param simulatedFrom where a simulated clock starts when the folder is new; empty for the real clock
 * @param zone the clinic's own wall clock, unless AFTERCARE_CLINIC_ZONE says otherwise
 * @param canaryEvery how often the canary is asked; empty for none
 * @param protocol a protocol file to take over; empty to go on with the one in use
 * @param rota a rota file to take over; empty to go on with the one in use
 */
public record ClinicPlan(
        Path data,
        int port,
        Optional<Instant> simulatedFrom,
        ZoneId zone,
        Optional<Duration> canaryEvery,
        Optional<Path> protocol,
        Optional<Path> rota) {

    /** A clinic that goes on with its rota. */
    public ClinicPlan(
            Path data,
            int port,
            Optional<Instant> simulatedFrom,
            ZoneId zone,
            Optional<Duration> canaryEvery,
            Optional<Path> protocol) {
        this(data, port, simulatedFrom, zone, canaryEvery, protocol, Optional.empty());
    }

    /** A clinic without a canary, that goes on with its protocol. */
    public ClinicPlan(Path data, int port, Optional<Instant> simulatedFrom, ZoneId zone) {
        this(data, port, simulatedFrom, zone, Optional.empty(), Optional.empty());
    }

    /** What the services are told of the canary. */
    Map<String, String> canary() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("aftercare.canary.enabled", String.valueOf(canaryEvery.isPresent()));
        canaryEvery.ifPresent(every -> {
            settings.put("aftercare.canary.every", every.toSeconds() + "s");
            settings.put(
                    "aftercare.canary.folder",
                    Mailbox.canaryFolder(mailbox()).toAbsolutePath().toString());
        });
        return settings;
    }

    Path broker() {
        return data.resolve("broker");
    }

    Path store() {
        return data.resolve("store");
    }

    Path mailbox() {
        return data.resolve("mailbox");
    }

    Path secrets() {
        return data.resolve("secrets");
    }

    /** Where all services log. */
    public Path log() {
        return data.resolve("logs").resolve("aftercare.log");
    }

    /** Who the clinic is to its patients; the environment may say so. */
    Map<String, String> identity() {
        Map<String, String> environment = System.getenv();
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("aftercare.clinic.name", environment.getOrDefault("AFTERCARE_CLINIC_NAME", "Riverside Clinic"));
        identity.put("aftercare.clinic.phone", environment.getOrDefault("AFTERCARE_CLINIC_PHONE", "555-0100"));
        identity.put("aftercare.clinic.zone", environment.getOrDefault("AFTERCARE_CLINIC_ZONE", zone.getId()));
        return identity;
    }
}
