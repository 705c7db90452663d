package aftercare.standalone.chaos;

import aftercare.standalone.clinic.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Disks under broker and database that are small enough to be filled to the last byte. */
public final class SmallDisks {
    private static final String SIZE = "768m";
    /** No disk larger than this is ever filled: it would be somebody's own. */
    private static final long LARGEST = 1L << 30;

    private static final byte[] ZEROS = new byte[1 << 20];

    private final Map<String, Path> folders;

    private SmallDisks(Map<String, Path> folders) {
        this.folders = folders;
    }

    /** None, so nothing is ever filled. */
    public static SmallDisks none() {
        return new SmallDisks(Map.of());
    }

    /**
     * Those under a clinic's folders, which are made and mounted in memory where they are not there and the user may do
     * that; otherwise none. They stay when this process ends, so that a run can go on, until {@link #takeDown}.
     */
    public static SmallDisks under(Path data) {
        Map<String, Path> folders = Map.of(Part.BROKER, data.resolve("broker"), Part.DATABASE, data.resolve("store"));
        SmallDisks disks = new SmallDisks(folders);
        if (folders.values().stream().allMatch(folder -> isSmall(folder) || mount(folder))) {
            return disks;
        }
        disks.takeDown();
        return none();
    }

    /** True when there is something to fill. */
    public boolean canBeFilled() {
        return !folders.isEmpty();
    }

    private static boolean isSmall(Path folder) {
        try {
            if (Files.notExists(folder)) {
                return false;
            }
            FileStore disk = Files.getFileStore(folder);
            return disk.getTotalSpace() <= LARGEST;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean mount(Path folder) {
        try {
            if (Files.exists(folder)) {
                // What is there already would be hidden.
                return false;
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
        return run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Leaves not a byte free under a part for so long. */
    void fill(String part, Duration time) {
        Path folder = folders.get(part);
        if (folder == null) {
            throw new IllegalArgumentException("There is no small disk under " + part);
        }
        Path ballast = folder.resolve("ballast");
        try {
            try (OutputStream out = Files.newOutputStream(ballast)) {
                writeUntilFull(out);
            } catch (IOException e) {
                // The last byte was written when it was closed.
            }
            LockSupport.parkNanos(time.toNanos());
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty the disk under " + part, e);
        }
    }

    private static void writeUntilFull(OutputStream out) {
        for (int size = ZEROS.length; size > 0; size /= 16) {
            try {
                while (true) {
                    out.write(ZEROS, 0, size);
                }
            } catch (IOException e) {
                // Not so much any more; perhaps a smaller piece.
            }
        }
    }

    /** Takes down what was mounted; what it held is gone. */
    public void takeDown() {
        folders.values().forEach(folder -> run("umount", folder.toString()));
    }
}
