package aftercare.web.provider;

import java.time.Duration;

/**
 * How long a provider may take; both together well under the time after which a hand-over is given up.
 *
 * @param connect to be reached
 * @param answer to answer, that included
 */
public record Timeouts(Duration connect, Duration answer) {}
