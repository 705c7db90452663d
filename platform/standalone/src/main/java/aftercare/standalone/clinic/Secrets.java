package aftercare.standalone.clinic;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The clinic's secrets, drawn once and kept in its data folder in files that only their owner may read. */
public final class Secrets {

    private static final List<String> NAMES = List.of("links", "cookie", "dead-letters");
    private static final int BYTES = 32;

    private final Map<String, String> properties = new LinkedHashMap<>();

    private Secrets() {}

    /** Reads the folder's secrets, drawing those that it does not have yet. */
    static Secrets in(Path folder) {
        Secrets secrets = new Secrets();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (String name : NAMES) {
                secrets.properties.put("aftercare.secrets." + name, readOrDraw(folder.resolve(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep secrets in " + folder, e);
        }
        return secrets;
    }

    private static String readOrDraw(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] drawn = new byte[BYTES];
            new SecureRandom().nextBytes(drawn);
            write(file, Base64.getEncoder().encodeToString(drawn));
        }
        return Files.readString(file).strip();
    }

    /** Whole or not at all: a crash half way must not leave a short secret behind. */
    private static void write(Path file, String secret) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        try (FileChannel channel = FileChannel.open(
                half,
                Set.of(CREATE_NEW, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** One secret of a clinic that exists, as it is kept: base64. Empty when the folder has none of that name. */
    public static Optional<String> read(Path data, String name) {
        Path file = data.resolve("secrets").resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the secret " + file, e);
        }
    }

    /** The secrets as the services' properties. */
    Map<String, String> properties() {
        return Map.copyOf(properties);
    }
}
