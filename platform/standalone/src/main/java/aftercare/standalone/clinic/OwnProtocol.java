package aftercare.standalone.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * The clinic's own protocol, kept in the data folder: a start that names none goes on with it, and a file that somebody edits
 * changes nothing until it is given again. Only who holds the folder may change it.
 */
public final class OwnProtocol {
    /** In place of a file: back to the protocol that comes with the product. */
    public static final Path SHIPPED = Path.of("default");

    private static final String NAME = "protocol.yaml";

    private OwnProtocol() {}

    /**
     * Takes a file over; without one what is kept stays.
     *
     * @return goes back to what was kept before, for a clinic that does not start with this one
     */
    static Runnable keep(Path data, Optional<Path> given) {
        if (given.isEmpty()) {
            return () -> {};
        }
        Path kept = data.resolve(NAME);
        try {
            Optional<String> before = Files.exists(kept) ? Optional.of(Files.readString(kept)) : Optional.empty();
            put(kept, given.get().equals(SHIPPED) ? Optional.empty() : Optional.of(Files.readString(given.get())));
            return () -> put(kept, before);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the protocol " + given.get() + " in " + data, e);
        }
    }

    private static void put(Path kept, Optional<String> text) {
        try {
            if (text.isEmpty()) {
                Files.deleteIfExists(kept);
            } else {
                Path whole = kept.resolveSibling(NAME + ".new");
                Files.writeString(whole, text.get());
                Files.move(whole, kept, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + kept, e);
        }
    }

    /** What follow-up is told. */
    static Map<String, String> settings(Path data) {
        Path kept = data.resolve(NAME);
        return Files.isRegularFile(kept)
                ? Map.of("aftercare.follow-up.protocol", kept.toAbsolutePath().toString())
                : Map.of();
    }
}
