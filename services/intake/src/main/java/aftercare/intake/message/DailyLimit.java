package aftercare.intake.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * At most so many messages by one channel to one person in any 24 hours; the rest wait until one of them is a day ago. Only asking and
 * reminding is counted and held: what is about a dose, a session or what somebody wrote goes out at once. Exact within one process; several
 * may each begin one in the same moment.
 */
public final class DailyLimit {
    private static final Duration DAY = Duration.ofHours(24);

    private final Messages messages;
    private final int most;

    /** @param most how many, at least 1 */
    public DailyLimit(Messages messages, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A limit of " + most + " messages a day would hold all of them");
        }
        this.messages = messages;
        this.most = most;
    }

    /** Until when the message has to wait; empty when it may go out now. */
    Optional<Instant> holds(Request request, String channel, Instant now) {
        if (!Wording.asks(request.template())) {
            return Optional.empty();
        }
        boolean toMonitor = Wording.isForMonitor(request.template());
        List<Instant> lately = messages.handedOver(
                request.patient(),
                channel,
                template -> Wording.asks(template) && Wording.isForMonitor(template) == toMonitor,
                now.minus(DAY),
                now);
        return lately.size() < most
                ? Optional.empty()
                : Optional.of(lately.get(lately.size() - most).plus(DAY));
    }
}
