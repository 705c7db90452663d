package planted.intake.patient;

import java.time.Instant;

/** Breaks a rule on purpose. */
final class ReadsClock {
    Instant deadline() {
        return Instant.now().plusSeconds(60);
    }
}
