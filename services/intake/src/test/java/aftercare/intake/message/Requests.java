package aftercare.intake.message;

import java.time.Instant;

/** Requests and instants that tests of messages share. */
final class Requests {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Addressee ADA = new Addressee("email", "ada@example.org", "en", "US");

    private Requests() {}

    static Request survey(String id) {
        return new Request(id, "p-1", "survey-link", "poll-1", 1, NOON.plusSeconds(3600), NOON);
    }

    static Request hold(String id) {
        return new Request(id, "p-1", "hold", null, 0, NOON.plusSeconds(3600), NOON);
    }
}
