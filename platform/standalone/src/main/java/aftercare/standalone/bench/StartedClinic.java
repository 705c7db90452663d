package aftercare.standalone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A clinic in a process of its own, as {@code ./aftercare up} starts it.
 *
 * @param seconds from the start of the process until it says where to open it
 * @param megabytes resident memory then; not a number where the system does not tell it
 */
record StartedClinic(double seconds, double megabytes) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Starts it on an empty folder, stops it in order and starts it again on what that left: the second start counts. */
    static StartedClinic measure(Path data, int port) {
        start(data, port);
        return start(data, port);
    }

    private static StartedClinic start(Path data, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "aftercare.standalone.Aftercare", "up"));
        command.addAll(List.of("--data", data.toString(), "--port", String.valueOf(port)));
        long start = System.nanoTime();
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a clinic in a process of its own", e);
        }
        var stopper = CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var _ = CompletableFuture.runAsync(process::destroyForcibly, stopper);
        try {
            awaitInvitation(process);
            return new StartedClinic((System.nanoTime() - start) / 1e9, resident(process.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the clinic says", e);
        } finally {
            stop(process);
        }
    }

    private static void awaitInvitation(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("Open http")) {
                return;
            }
        }
        throw new IllegalStateException("The clinic ended before it was ready");
    }

    private static double resident(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
