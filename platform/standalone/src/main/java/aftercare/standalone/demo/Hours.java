package aftercare.standalone.demo;

import java.time.Duration;
import java.time.Instant;

/** When people sit down to do what is not urgent: every two hours, so that several are at it at once, as in life. */
final class Hours {
    private static final long APART = Duration.ofHours(2).toSeconds();

    private Hours() {}

    /** The first such time that is not before the wish. */
    static Instant next(Instant wish) {
        long seconds = wish.getEpochSecond() + (wish.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, APART) * APART);
    }
}
