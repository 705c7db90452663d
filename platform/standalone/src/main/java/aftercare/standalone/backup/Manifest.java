package aftercare.standalone.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup consists of. Written last, so that a backup without it was never finished.
 *
 * @param format of the backup; another one is not read
 * @param madeAt when the copy was taken, by the machine's clock
 * @param running true when the clinic was running and stood still meanwhile
 * @param files all of them, by path
 */
record Manifest(int format, Instant madeAt, boolean running, List<Entry> files) {
    /** To be raised when an older version could not restore it any more. */
    static final int FORMAT = 1;

    private static final String NAME = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    Manifest {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path in the data folder, with slashes
     * @param size in bytes
     * @param sha256 in lower-case hexadecimal
     */
    record Entry(String path, long size, String sha256) {
        static Entry of(Path folder, String path) {
            Path file = folder.resolve(path);
            try {
                return new Entry(path, Files.size(file), sha256(file));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }

        /** What is wrong with this file in a copy; empty when nothing is. */
        Optional<String> wrongIn(Path folder) {
            Path file = folder.resolve(path);
            try {
                if (!Files.isRegularFile(file)) {
                    return Optional.of(path + " is missing");
                }
                if (Files.size(file) != size) {
                    return Optional.of(path + " has " + Files.size(file) + " bytes and not " + size);
                }
                return sha256(file).equals(sha256) ? Optional.empty() : Optional.of(path + " was changed");
            } catch (IOException e) {
                return Optional.of(path + " cannot be read: " + e.getMessage());
            }
        }

        private static String sha256(Path file) throws IOException {
            MessageDigest digest;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256; this one does not", e);
            }
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    void writeTo(Path backup) throws IOException {
        Path half = backup.resolve(NAME + ".new");
        Files.write(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(half, backup.resolve(NAME));
    }

    /** @throws DamagedBackupException when there is none, or it cannot be read */
    static Manifest of(Path backup) {
        try {
            Manifest read = JSON.readValue(Files.readAllBytes(backup.resolve(NAME)), Manifest.class);
            if (read.format() != FORMAT) {
                throw new DamagedBackupException(
                        "The backup " + backup + " has format " + read.format() + ", and this version reads " + FORMAT);
            }
            return read;
        } catch (NoSuchFileException e) {
            throw new DamagedBackupException(backup.toAbsolutePath() + " is no finished backup: it has no " + NAME, e);
        } catch (IOException | JacksonException e) {
            throw new DamagedBackupException("The backup is damaged: " + NAME + " cannot be read", e);
        }
    }
}
