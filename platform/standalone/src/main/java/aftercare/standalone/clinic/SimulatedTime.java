package aftercare.standalone.clinic;

import aftercare.kernel.AtRest;
import aftercare.kernel.NextDue;
import aftercare.kernel.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Moves a simulated clock from one due instant to the next, and only while nothing is under way, so that everything
 * happens at its own time however fast the clock goes.
 */
public final class SimulatedTime {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private final SimulatedClock clock;
    private final ClockFile file;
    private final List<AtRest> parts;
    private final List<NextDue> agendas;
    private final LongSupplier traffic;

    /**
     * @param traffic a count that changes whenever a fact is published or taken in
     */
    SimulatedTime(
            SimulatedClock clock, ClockFile file, List<AtRest> parts, List<NextDue> agendas, LongSupplier traffic) {
        this.clock = clock;
        this.file = file;
        this.parts = List.copyOf(parts);
        this.agendas = List.copyOf(agendas);
        this.traffic = traffic;
    }

    /** What the clock shows. */
    public Instant now() {
        return clock.instant();
    }

    /** When some part will next act by itself. */
    public Optional<Instant> nextDue() {
        return agendas.stream().map(NextDue::nextDue).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /**
     * Waits until nothing is under way. Work can pass to a part that was found idle a moment before; it does so by a fact,
     * so all must be found idle with no traffic in between.
     *
     * @throws IllegalStateException when some part is still busy after a minute
     */
    public void awaitRest() {
        long start = System.nanoTime();
        while (true) {
            long before = traffic.getAsLong();
            Optional<AtRest> busy =
                    parts.stream().filter(part -> !part.atRest()).findFirst();
            if (busy.isEmpty() && traffic.getAsLong() == before) {
                return;
            }
            // The others are asked again when this one is done: each is asked at some cost.
            while (busy.isPresent() && !busy.get().atRest() && System.nanoTime() - start <= PATIENCE.toNanos()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("Still busy at " + now() + " after " + PATIENCE.toSeconds() + " s: "
                        + parts.stream()
                                .filter(part -> !part.atRest())
                                .map(part -> part.getClass().getName())
                                .toList());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Moves the clock at once, without stopping on the way. To be called at rest. */
    public void jumpTo(Instant later) {
        file.write(later.toString());
        clock.moveTo(later);
    }

    /** Moves the clock on to {@code target}, stopping at everything that becomes due, and returns at rest. */
    public synchronized void advanceTo(Instant target) {
        awaitRest();
        Optional<Instant> due = nextDue();
        while (due.isPresent() && !due.get().isAfter(target)) {
            jumpTo(due.get().isBefore(now()) ? now() : due.get());
            awaitRest();
            due = nextDue();
        }
        if (target.isAfter(now())) {
            jumpTo(target);
        }
        awaitRest();
    }
}
