package aftercare.standalone;

import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.Part;
import aftercare.standalone.clinic.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One part as a process of its own; started by {@code up --processes}, and ends when its standard input does. */
@Command(name = "part", hidden = true)
final class PartCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--zone", required = true)
    private String zone = "";

    @Option(names = "--wiring", required = true)
    private String wiring = "";

    @Option(names = "--canary-seconds")
    private long canarySeconds;

    @Override
    public Integer call() throws Exception {
        Logs.to(data.resolve("logs").resolve(name + ".log"));
        Wiring wired = Wiring.fromText(wiring);
        Optional<Duration> canary =
                canarySeconds > 0 ? Optional.of(Duration.ofSeconds(canarySeconds)) : Optional.empty();
        ClinicPlan plan =
                new ClinicPlan(data, wired.door(), Optional.empty(), ZoneId.of(zone), canary, Optional.empty());
        AutoCloseable part = Part.start(
                name, plan, wired, new PrintedPasswords(spec.commandLine().getErr()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(part), "stop"));
        awaitEndOfInput();
        return 0;
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody writes here; the end is what matters.
        }
    }

    private void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            spec.commandLine().getErr().println(name + " did not stop in order: " + e);
        }
    }
}
