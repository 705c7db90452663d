package aftercare.standalone.backup;

import aftercare.standalone.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Processes that stand still, all at once, until this is closed. A shell holds them and lets them go at the end of its
 * standard input, so that they go on however this process ends.
 */
final class StoodStill implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One that has ended meanwhile is no reason to leave the others standing. */
    private static final String HOLD = "for p do kill -STOP $p; done; read -r _; for p do kill -CONT $p; done";

    private final Process holder;

    private StoodStill(Process holder) {
        this.holder = holder;
    }

    /**
     * Has a process and all it started stand still.
     *
     * @throws Refusal when they do not
     */
    static StoodStill of(ProcessHandle process) {
        List<Long> pids = Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
        List<String> command = new ArrayList<>(List.of("sh", "-c", HOLD, "hold"));
        pids.forEach(pid -> command.add(pid.toString()));
        try {
            StoodStill still = new StoodStill(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
            try {
                for (long pid : pids) {
                    still.await(pid);
                }
                return still;
            } catch (RuntimeException | IOException e) {
                still.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Refusal("The clinic of process " + process.pid() + " cannot be made to stand still ("
                    + e.getMessage() + "). Stop it, and back up then");
        }
    }

    private void await(long pid) throws IOException {
        long start = System.nanoTime();
        while (!stands(pid)) {
            if (!holder.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("process " + pid + " goes on");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Also true of one that has ended. */
    private static boolean stands(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            if (!Files.exists(stat)) {
                return true;
            }
            String line = Files.readString(stat);
            char state = line.charAt(line.lastIndexOf(')') + 2);
            return state == 'T' || state == 'Z';
        }
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(pid)).start();
        String state = new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        return state.isBlank() || state.strip().startsWith("T") || state.strip().startsWith("Z");
    }

    /** Lets them go on. */
    @Override
    public void close() {
        try {
            holder.getOutputStream().close();
            if (!holder.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                holder.destroy();
            }
        } catch (IOException _) {
            holder.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
