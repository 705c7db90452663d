package aftercare.standalone.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where the clinic of a data folder answers while it runs, noted in the folder for commands that talk to it. */
public final class ClinicAddress implements AutoCloseable {
    private final Path file;

    private ClinicAddress(Path file) {
        this.file = file;
    }

    static ClinicAddress note(Path data, String url) {
        Path file = file(data);
        try {
            Path half = file.resolveSibling("address.new");
            Files.writeString(half, url);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new ClinicAddress(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot note the clinic's address in " + data, e);
        }
    }

    /** The address of the clinic that runs on the folder, or ran on it when it was killed; empty when none does. */
    public static Optional<String> of(Path data) {
        try {
            return Files.exists(file(data))
                    ? Optional.of(Files.readString(file(data)).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the clinic's address in " + data, e);
        }
    }

    private static Path file(Path data) {
        return data.resolve("address");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }
}
