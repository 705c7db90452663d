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
 * changes nothing until it is given again.
 */
public final class OwnProtocol {
    /** In place of a file: back to the protocol that comes with the product. */
    public static final Path SHIPPED = Path.of("default");

    private static final String NAME = "protocol.yaml";

    private OwnProtocol() {}

    /** Takes a file over; without one what is kept stays. */
    static void keep(Path data, Optional<Path> given) {
        given.ifPresent(file -> {
            try {
                if (file.equals(SHIPPED)) {
                    Files.deleteIfExists(data.resolve(NAME));
                } else {
                    Path copy = Files.createTempFile(data, "protocol", ".yaml");
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(copy, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot keep the protocol " + file + " in " + data, e);
            }
        });
    }

    /** What follow-up is told. */
    static Map<String, String> settings(Path data) {
        Path kept = data.resolve(NAME);
        return Files.isRegularFile(kept)
                ? Map.of("aftercare.follow-up.protocol", kept.toAbsolutePath().toString())
                : Map.of();
    }
}
