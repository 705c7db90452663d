package aftercare.intake;

import aftercare.intake.message.Addressee;
import aftercare.intake.message.Message;
import aftercare.intake.message.Tried;
import aftercare.kernel.Canary;
import aftercare.kernel.NextDue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What is counted of messages, those to the canary aside: {@code aftercare.messages} by channel and by the state each came to:
 * {@code created}, {@code held} (one too many in a day), {@code sending}, {@code sent}, {@code delivered}, {@code temporary-failure} (counts again at each retry), {@code
 * technical-failure}, {@code permanent-failure}, {@code outcome-unknown} or another reason of a message that failed;
 * channel {@code none} before one was looked up. And {@code aftercare.messages.overdue}, how many seconds the longest due
 * message has waited for an attempt; alert above 300.
 */
final class MessageMeters {
    private final MeterRegistry registry;

    MessageMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Message message) {
        if (Canary.is(message.request().patient())) {
            return;
        }
        switch (message) {
            case Message.Waiting w -> count(w);
            case Message.Sending s -> count(s.to().channel(), "sending");
            case Message.Sent s -> count(s.channel(), "sent");
            case Message.Delivered d -> count(d.channel(), "delivered");
            case Message.Failed f -> count(f.channel(), f.reason().code());
        }
    }

    /** One that only joined its channel's queue has come to no other state. */
    private void count(Message.Waiting waiting) {
        Addressee to = waiting.to();
        if (to == null || waiting.tried().state() != Tried.State.CREATED) {
            count(waiting.tried().by(), waiting.tried().state().code());
        }
    }

    private void count(String channel, String state) {
        registry.counter("aftercare.messages", "channel", channel, "state", state)
                .increment();
    }

    void watch(NextDue messages, InstantSource clock) {
        Gauge.builder("aftercare.messages.overdue", () -> overdue(messages, clock.instant()))
                .description("Seconds the longest due message has waited for an attempt; alert above 300")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double overdue(NextDue messages, Instant now) {
        return messages.nextDue()
                .filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
