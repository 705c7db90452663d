package aftercare.standalone.clinic;

import aftercare.backends.DataFolder;
import aftercare.backends.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * A clinic whose parts are processes of their own, so that each can fail alone. A part that ends is started again. The
 * parts end when this process does, however it does: each waits for the end of its standard input.
 */
public final class ClinicOfProcesses implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Process> running = new LinkedHashMap<>();
    private final Set<String> down = new HashSet<>();
    private final DataFolder folder;
    private final ClinicPlan plan;
    private final Map<String, String> environment;
    private final Wiring wiring;
    private final Progress progress;
    private boolean stopping;

    private ClinicOfProcesses(
            ClinicPlan plan, Map<String, String> environment, UnaryOperator<Wiring> between, Progress progress) {
        this.plan = plan;
        this.environment = Map.copyOf(environment);
        this.wiring = between.apply(Wiring.around(plan.port()));
        this.progress = progress;
        Ports.requireFree("the front door", plan.port());
        this.folder = DataFolder.lock(plan.data());
    }

    /** Starts all parts and returns when they answer. */
    public static ClinicOfProcesses start(ClinicPlan plan, Progress progress) {
        return start(plan, Map.of(), UnaryOperator.identity(), progress);
    }

    /**
     * Starts all parts with something between the services and what they lean on.
     *
     * @param environment settings of the services besides this process's own
     * @param between is told who listens where, and says where the services find it
     */
    public static ClinicOfProcesses start(
            ClinicPlan plan, Map<String, String> environment, UnaryOperator<Wiring> between, Progress progress) {
        ClinicOfProcesses clinic = new ClinicOfProcesses(plan, environment, between, progress);
        Runnable goBack = () -> {};
        try {
            new ClockFile(plan.data()).open(plan.simulatedFrom());
            Secrets.in(plan.secrets());
            goBack = OwnFile.keep(plan);
            for (String part : Part.names()) {
                clinic.launch(part);
                if (part.equals(Part.DATABASE) || part.equals(Part.BROKER)) {
                    clinic.awaitAnswer(part);
                }
            }
            for (String part : Part.names()) {
                clinic.awaitAnswer(part);
                progress.done(part);
            }
            ClinicAddress.note(plan.data(), clinic.wiring.baseUrl());
            return clinic;
        } catch (RuntimeException e) {
            goBack.run();
            clinic.close();
            throw e;
        }
    }

    private synchronized void launch(String part) {
        if (stopping || down.contains(part)) {
            return;
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(commandOf(part))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            Process process = builder.start();
            running.put(part, process);
            Executor later = CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            var _ = process.onExit().thenAcceptAsync(ended -> relaunch(part, ended), later);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the process of " + part, e);
        }
    }

    private void relaunch(String part, Process ended) {
        synchronized (this) {
            if (stopping || down.contains(part) || !ended.equals(running.get(part))) {
                return;
            }
        }
        progress.failed(part, new IllegalStateException("ended with " + ended.exitValue() + "; it is started again"));
        launch(part);
    }

    /** The shell keeps Ctrl-C from the part: only this process answers it, and stops the parts in order. */
    private List<String> commandOf(String part) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$0\" \"$@\""));
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + megabytesOf(part) + "m", "-Xss512k"));
        // Out of memory, a thread may have ended that the others count on: a new process begins with all of them.
        command.add("-XX:+ExitOnOutOfMemoryError");
        // Started as fast as this process was: with the same ahead-of-time cache and the same compiler.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache=")
                        || argument.startsWith("-XX:TieredStopAtLevel=")
                        || argument.startsWith("-Xlog:aot")
                        || argument.startsWith("-Xlog:cds"))
                .forEach(command::add);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("aftercare.standalone.Aftercare", "part", part));
        command.addAll(
                List.of("--data", plan.data().toString(), "--zone", plan.zone().getId()));
        command.addAll(List.of("--wiring", wiring.asText()));
        plan.canaryEvery().ifPresent(every -> command.addAll(List.of("--canary-seconds", "" + every.toSeconds())));
        return command;
    }

    private static int megabytesOf(String part) {
        return switch (part) {
            case Part.DOOR -> 96;
            case Part.BROKER -> 256;
            default -> 192;
        };
    }

    private void awaitAnswer(String part) {
        int port = wiring.portOf(part);
        long start = System.nanoTime();
        while (!answers(port)) {
            if (System.nanoTime() - start > START.toNanos()) {
                throw new IllegalStateException("The process of " + part + " does not answer on port " + port);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean answers(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills a part, and leaves it so until {@link #putUp}. */
    public synchronized void putDown(String part) {
        down.add(part);
        Optional.ofNullable(running.get(part)).ifPresent(Process::destroyForcibly);
    }

    /** Starts a part that was put down, and returns when it answers. */
    public void putUp(String part) {
        synchronized (this) {
            if (down.remove(part)) {
                launch(part);
            }
        }
        awaitAnswer(part);
    }

    /** What a simulated clock shows. */
    public Instant now() {
        return new ClockFile(plan.data()).shown();
    }

    /** Moves a simulated clock to a later instant; the parts notice one after the other. */
    public void moveTo(Instant later) {
        new ClockFile(plan.data()).write(later.toString());
    }

    /** Sets a part's simulated clock back by so much against the others; zero to have it right again. */
    public void setBack(String part, Duration by) {
        new ClockFile(plan.data()).setBack(part, by);
    }

    /** Waits until every part answers on its port. */
    public void awaitAnswers() {
        Part.names().forEach(this::awaitAnswer);
    }

    /** Who listens where. */
    public Wiring wiring() {
        return wiring;
    }

    /** The processes by the names of their parts. */
    public synchronized Map<String, Process> processes() {
        return Map.copyOf(running);
    }

    /** Stops all parts, the last started first. Closing again does nothing. */
    @Override
    public void close() {
        List<Process> toStop;
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
            toStop = List.copyOf(running.values()).reversed();
        }
        toStop.forEach(this::stop);
        folder.close();
    }

    private void stop(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            progress.failed("stopping", e);
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
