package aftercare.standalone.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the clinic's own, kept in the data folder: a start that names none goes on with it, and a file that somebody edits
 * changes nothing until it is given again. Only who holds the folder may change it.
 */
public enum OwnFile {
    /** What is asked and judged; without it, the protocol that comes with the product. */
    PROTOCOL("protocol.yaml", "aftercare.follow-up.protocol", Path.of("default")),
    /** Who is on call when; without it, all clinicians always are. */
    ROTA("rota.yaml", "aftercare.follow-up.rota", Path.of("none"));

    private final String kept;
    private final String property;

    @SuppressWarnings("ImmutableEnumChecker") // a path cannot be changed
    private final Path without;

    OwnFile(String kept, String property, Path without) {
        this.kept = kept;
        this.property = property;
        this.without = without;
    }

    /** Whether this is not a file, but the word for going on without one. */
    public boolean means(Path given) {
        return given.equals(without);
    }

    /**
     * Takes over what a plan gives.
     *
     * @return goes back to what was kept before, for a clinic that does not start with it
     */
    static Runnable keep(ClinicPlan plan) {
        Runnable protocol = PROTOCOL.keep(plan.data(), plan.protocol());
        Runnable rota = ROTA.keep(plan.data(), plan.rota());
        return () -> {
            protocol.run();
            rota.run();
        };
    }

    /** Takes a file over; without one what is kept stays. */
    private Runnable keep(Path data, Optional<Path> given) {
        if (given.isEmpty()) {
            return () -> {};
        }
        Path file = data.resolve(kept);
        try {
            Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            put(file, means(given.get()) ? Optional.empty() : Optional.of(Files.readString(given.get())));
            return () -> put(file, before);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + given.get() + " in " + data, e);
        }
    }

    private static void put(Path file, Optional<String> text) {
        try {
            if (text.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Path whole = file.resolveSibling(file.getFileName() + ".new");
                Files.writeString(whole, text.get());
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** What follow-up is told. */
    static Map<String, String> settings(Path data) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (OwnFile own : values()) {
            Path file = data.resolve(own.kept);
            if (Files.isRegularFile(file)) {
                settings.put(own.property, file.toAbsolutePath().toString());
            }
        }
        return settings;
    }
}
