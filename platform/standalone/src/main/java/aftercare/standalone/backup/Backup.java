package aftercare.standalone.backup;

import aftercare.backends.DataFolder;
import aftercare.backends.DataFolderInUseException;
import aftercare.standalone.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A copy of a clinic's data folder: store, broker's log, mailbox, secrets and clock, all of the same instant. A clinic that
 * runs stands still while it is copied; the copy is what a {@code kill -9} at that instant would have left, which every
 * start can begin from.
 */
public final class Backup {
    private static final String DATA = "data";
    private static final Set<String> OF_THE_RUN = Set.of("lock", "address", "logs");

    /** The broker's lock, and its indexes: reserved space by the gigabyte, which a start makes anew from the log. */
    private static final Set<String> OF_THE_BROKERS_RUN = Set.of(".lock", ".index", ".timeindex");

    private Backup() {}

    /**
     * What was made.
     *
     * @param stoodStill how long the clinic stood still; zero when it was not running
     */
    public record Made(int files, long bytes, Duration stoodStill) {}

    /**
     * Makes a backup.
     *
     * @param backup a folder that is new or empty
     * @throws Refusal when it is neither, there is no clinic in the data folder, or one that runs cannot be made to stand still
     */
    public static Made make(Path data, Path backup, Instant now) {
        if (!Files.isDirectory(data.resolve("store"))) {
            throw new Refusal("There is no clinic in " + data.toAbsolutePath() + ". Name its folder with --data DIR");
        }
        try {
            requireEmpty(backup);
            Files.createDirectories(
                    backup, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path copy = backup.resolve(DATA);
            long start = System.nanoTime();
            boolean running = copyAtOneInstant(data, copy);
            Duration took = running ? Duration.ofNanos(System.nanoTime() - start) : Duration.ZERO;
            List<Manifest.Entry> files = files(copy).stream()
                    .map(path -> Manifest.Entry.of(copy, path))
                    .toList();
            new Manifest(Manifest.FORMAT, now, running, files).writeTo(backup);
            return new Made(
                    files.size(), files.stream().mapToLong(Manifest.Entry::size).sum(), took);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot back up " + data + " to " + backup, e);
        }
    }

    private static boolean copyAtOneInstant(Path data, Path copy) throws IOException {
        try (DataFolder _ = DataFolder.lock(data)) {
            copyTree(data, copy);
            return false;
        } catch (DataFolderInUseException e) {
            ProcessHandle owner = ProcessHandle.of(Long.parseLong(e.owner()))
                    .filter(process -> !process.equals(ProcessHandle.current()))
                    .orElseThrow(() -> new Refusal(String.valueOf(e.getMessage())));
            try (StoodStill _ = StoodStill.of(owner)) {
                copyTree(data, copy);
                return true;
            }
        }
    }

    /**
     * Puts a backup's data into a folder, after all of it was found whole.
     *
     * @param target new or empty; with {@code force} what is there is kept beside it under another name
     * @return when the backup was made
     * @throws DamagedBackupException when a file is missing, was changed, or does not belong; nothing was touched then
     * @throws Refusal when the target is not empty, or a clinic runs on it
     */
    public static Instant restore(Path backup, Path target, boolean force, Instant now) {
        Manifest manifest = Manifest.of(backup);
        Path copy = backup.resolve(DATA);
        try {
            requireWhole(manifest, copy);
            makeRoom(target.toAbsolutePath(), force, now);
            Path half = target.toAbsolutePath().resolveSibling(target.getFileName() + ".restoring");
            deleteTree(half);
            copyTree(copy, half);
            for (Manifest.Entry entry : manifest.files()) {
                entry.wrongIn(half).ifPresent(wrong -> {
                    throw new DamagedBackupException("The backup changed while it was restored: " + wrong);
                });
            }
            Files.deleteIfExists(target);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            return manifest.madeAt();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restore " + backup + " to " + target, e);
        }
    }

    private static void requireWhole(Manifest manifest, Path copy) throws IOException {
        List<String> wrong = manifest.files().stream()
                .flatMap(entry -> entry.wrongIn(copy).stream())
                .limit(10)
                .toList();
        if (!wrong.isEmpty()) {
            throw new DamagedBackupException("The backup is damaged: " + String.join("; ", wrong));
        }
        List<String> known = manifest.files().stream().map(Manifest.Entry::path).toList();
        List<String> foreign =
                files(copy).stream().filter(path -> !known.contains(path)).toList();
        if (!foreign.isEmpty()) {
            throw new DamagedBackupException(
                    "The backup was changed: " + foreign.getFirst() + " is not in its manifest");
        }
    }

    private static void makeRoom(Path target, boolean force, Instant now) throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            return;
        }
        if (isEmpty(target)) {
            return;
        }
        if (!force) {
            throw new Refusal("The folder " + target + " is not empty. Choose another with --data, or add --force: what"
                    + " is there is then kept beside it under another name");
        }
        try (DataFolder _ = DataFolder.lock(target)) {
            Path aside = target.resolveSibling(
                    target.getFileName() + ".before-" + now.toString().replaceAll("[:.]", "-"));
            Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (DataFolderInUseException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private static void requireEmpty(Path backup) throws IOException {
        if (Files.exists(backup) && !isEmpty(backup)) {
            throw new Refusal(
                    "The folder " + backup.toAbsolutePath() + " is not empty. Name a new one for each backup");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(each -> belongs(from.relativize(each))).toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static boolean belongs(Path path) {
        String name = path.getFileName().toString();
        boolean brokers =
                path.startsWith("broker") && OF_THE_BROKERS_RUN.stream().anyMatch(name::endsWith);
        return !brokers && !OF_THE_RUN.contains(path.getName(0).toString());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
