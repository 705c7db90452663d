package planted.intake.patient;

import java.util.UUID;

/** Breaks a rule on purpose. */
final class DrawsId {
    String id() {
        return UUID.randomUUID().toString();
    }
}
