package aftercare.standalone.clinic;

import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import aftercare.standalone.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Which clock a data folder lives by. Once it has lived by one it keeps it: with the other, what is due and what was
 * done would no longer fit together.
 */
final class ClockFile {

    private static final String REAL = "real";
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final Path folder;
    private final Path file;

    ClockFile(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.file = folder.resolve("clock");
    }

    /**
     * The folder's clock.
     *
     * @param simulatedFrom where a simulated clock starts in a new folder; empty asks for the real clock
     */
    ProductClock open(Optional<Instant> simulatedFrom) {
        Optional<String> kept = read();
        boolean keptReal = kept.filter(REAL::equals).isPresent();
        if (kept.isPresent() && keptReal == simulatedFrom.isPresent()) {
            throw new Refusal(
                    keptReal
                            ? "The data folder " + folder
                                    + " lives by the real clock, which cannot be moved. Leave out"
                                    + " --clock simulated, or choose another folder with --data"
                            : "The data folder " + folder + " lives by a simulated clock that shows " + kept.get()
                                    + ". Add --clock simulated, or choose another folder with --data");
        }
        if (simulatedFrom.isEmpty()) {
            write(REAL);
            return ProductClock.real();
        }
        Instant shown = kept.map(Instant::parse).orElseGet(simulatedFrom::get);
        write(shown.toString());
        return ProductClock.simulated(shown);
    }

    /** What the folder's simulated clock shows. */
    Instant shown() {
        return read().map(Instant::parse).orElseThrow();
    }

    /**
     * The folder's clock for one process of several. One that is simulated is moved by {@link #write} and set back by
     * {@link #setBack}, and each process notices within a tenth of a second, not all at once.
     */
    ProductClock follow(String part) {
        String kept = read().orElse(REAL);
        if (kept.equals(REAL)) {
            return ProductClock.real();
        }
        SimulatedClock clock = ProductClock.simulated(Instant.parse(kept));
        Thread.ofPlatform().name("clock").daemon().start(() -> {
            while (true) {
                LockSupport.parkNanos(LOOK_NANOS);
                clock.lag(behind(part));
                read().map(Instant::parse)
                        .filter(shown -> clock.instant().isBefore(shown.minus(behind(part))))
                        .ifPresent(clock::moveTo);
            }
        });
        return clock;
    }

    /** Has the clock of one process show so much less than the others from now on; zero to have it right again. */
    void setBack(String part, Duration by) {
        write(behindFile(part), by.toString());
    }

    private Duration behind(String part) {
        return read(behindFile(part)).map(Duration::parse).orElse(Duration.ZERO);
    }

    private Path behindFile(String part) {
        return folder.resolve("clock-behind." + part);
    }

    private Optional<String> read() {
        return read(file);
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** To be called before the clock moves, so that it never shows less after a crash than what was written by it. */
    void write(String shown) {
        write(file, shown);
    }

    private static void write(Path file, String shown) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(half, shown);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
