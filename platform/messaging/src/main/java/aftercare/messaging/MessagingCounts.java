package aftercare.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What went through messaging since the process started. For every fact read: applied + duplicate + ignored + dead +
 * parked = read; a parked fact that is replayed counts as applied then.
 */
public final class MessagingCounts {
    private final Counter published;
    private final Counter applied;
    private final Counter duplicate;
    private final Counter ignored;
    private final Counter dead;
    private final Counter parked;

    MessagingCounts(MeterRegistry meters) {
        published = counter(meters, "published", "Facts the broker acknowledged, resent ones included");
        applied = counter(meters, "applied", "Facts whose effect was stored");
        duplicate = counter(meters, "duplicate", "Facts that had been applied before");
        ignored = counter(meters, "ignored", "Facts this service has no use for, or of a type it does not know");
        dead = counter(meters, "dead", "Facts set aside because they could not be read or applied; alert on any");
        parked = counter(meters, "parked", "Facts waiting behind a dead one or a gap");
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder("aftercare.facts." + name)
                .description(description)
                .register(meters);
    }

    /** Facts the broker acknowledged. */
    public long published() {
        return (long) published.count();
    }

    /** Facts whose effect was stored here. */
    public long applied() {
        return (long) applied.count();
    }

    /** Facts that came again. */
    public long duplicate() {
        return (long) duplicate.count();
    }

    /** Facts this service had no use for. */
    public long ignored() {
        return (long) ignored.count();
    }

    /** Facts set aside as unreadable or not applicable. */
    public long dead() {
        return (long) dead.count();
    }

    /** Facts that had to wait behind one set aside. */
    public long parked() {
        return (long) parked.count();
    }

    void countPublished(int facts) {
        published.increment(facts);
    }

    void count(Outcome outcome) {
        switch (outcome) {
            case APPLIED -> applied.increment();
            case DUPLICATE -> duplicate.increment();
            case IGNORED -> ignored.increment();
            case GAP -> parked.increment();
        }
    }

    void countDead() {
        dead.increment();
    }

    void countParked() {
        parked.increment();
    }
}
