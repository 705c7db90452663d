package aftercare.intake.message;

import java.time.Duration;

/** How long to wait after a failed attempt: 30 s after the first, twice as long after each more, never over 30 min. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Backoff() {}

    /** @param attempts made so far, from 1 */
    static Duration after(int attempts) {
        int doublings = Math.min(Math.max(attempts, 1) - 1, 10);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
