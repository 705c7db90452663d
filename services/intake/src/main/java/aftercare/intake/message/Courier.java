package aftercare.intake.message;

import aftercare.kernel.AtRest;
import aftercare.kernel.NextDue;
import aftercare.kernel.ProductClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out what is due. It is woken when a message arrives and when time is moved, looks by itself every second, and
 * gives up what a dead process left half sent. Any number may run, in one process or many. Each channel has a {@link Round} of
 * its own, so that one whose server is down delays nothing of another's.
 */
public final class Courier implements AtRest, NextDue, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int BATCH = 64;

    private final Messages messages;
    private final DeliverMessage deliver;
    private final ProductClock clock;
    private final InstantSource wall;
    private final Duration lostAfter;
    private final Round routing;
    private final List<Round> rounds;
    private boolean lookedBack;

    /**
     * @param lostAfter how long a hand-over may last by the machine's clock; longer than all of the channel's time-outs
     *     together
     */
    public Courier(
            Messages messages, DeliverMessage deliver, ProductClock clock, InstantSource wall, Duration lostAfter) {
        this.messages = messages;
        this.deliver = deliver;
        this.clock = clock;
        this.wall = wall;
        this.lostAfter = lostAfter;
        this.routing = new Round("courier", this::dueForRouting, deliver::route, this::wake);
        this.rounds = deliver.channels().stream()
                .sorted()
                .map(channel -> new Round(
                        "courier-" + channel,
                        () -> messages.due(channel, clock.instant(), BATCH),
                        deliver::deliver,
                        this::wake))
                .toList();
    }

    /** Begins to work. */
    public void start() {
        clock.onMove(this::wake);
        routing.start();
    }

    /** Has it look again at once. */
    public void wake() {
        routing.wake();
        rounds.forEach(Round::wake);
    }

    /** Nothing is delivered before what a dead process left was looked for, or it would find this one's own. */
    private List<String> dueForRouting() {
        if (!lookedBack) {
            giveUp(deliver.leftBehind(BATCH));
            lookedBack = true;
            rounds.forEach(Round::start);
        }
        giveUp(messages.stuck(wall.instant().minus(lostAfter), BATCH));
        return messages.due(null, clock.instant(), BATCH);
    }

    private void giveUp(List<String> lost) {
        for (String messageId : lost) {
            LOG.warn("Message {} was being handed over when its process died; its outcome stays unknown", messageId);
            deliver.giveUp(messageId);
        }
    }

    @Override
    public boolean atRest() {
        return all().allMatch(Round::atRest) && !messages.busy(clock.instant());
    }

    @Override
    public Optional<Instant> nextDue() {
        return messages.nextDue();
    }

    /** Stops looking, and waits a moment for what is in hand. */
    @Override
    public void close() {
        all().forEach(Round::stop);
        all().forEach(Round::finish);
    }

    private Stream<Round> all() {
        return Stream.concat(Stream.of(routing), rounds.stream());
    }
}
