package aftercare.followup.course;

import java.math.BigDecimal;
import java.time.Instant;

/** A completed treatment session: what the patient was exposed to, and what later questions count from. */
public record PastSession(
        String id, String place, String drug, BigDecimal doseMg, String route, Instant startedAt, Instant endedAt) {}
