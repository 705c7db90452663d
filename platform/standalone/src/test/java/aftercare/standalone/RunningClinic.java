package aftercare.standalone;

import aftercare.backends.Ports;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.Progress;
import aftercare.standalone.clinic.SimulatedTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A whole clinic for a test, on a simulated clock that starts on a Monday morning in New York. */
final class RunningClinic implements AutoCloseable {

    static final Instant MONDAY = Instant.parse("2027-01-04T13:00:00Z");

    private final Map<String, String> passwords = new HashMap<>();
    private final Clinic clinic;

    RunningClinic(Path data) {
        Logs.to(Path.of("target", "clinic.log"));
        ClinicPlan plan = new ClinicPlan(data, Ports.free(), Optional.of(MONDAY), ZoneId.of("America/New_York"));
        this.clinic = Clinic.start(
                plan,
                new Silent(),
                made -> made.forEach(account -> passwords.put(account.username(), account.password())));
    }

    private static final class Silent implements Progress {
        @Override
        public void done(String part) {}

        @Override
        public void failed(String part, Throwable cause) {
            throw new AssertionError(part + " failed", cause);
        }
    }

    String url(String path) {
        return clinic.wiring().baseUrl() + path;
    }

    String brokers() {
        return "127.0.0.1:" + clinic.wiring().broker();
    }

    String password(String username) {
        return passwords.getOrDefault(username, "");
    }

    SimulatedTime time() {
        return clinic.time().orElseThrow();
    }

    @Override
    public void close() {
        clinic.close();
    }
}
