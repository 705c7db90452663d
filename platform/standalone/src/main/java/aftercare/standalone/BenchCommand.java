package aftercare.standalone;

import aftercare.standalone.bench.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what this machine can do and what the product adds to it. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

    private static final int LONGEST = 600;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--seconds", paramLabel = "N")
    private int seconds = 10;

    @Option(names = "--only", paramLabel = "NAME", split = ",")
    private List<String> only = Bench.NAMES;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        requireKnown();
        PrintWriter terminal = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory("aftercare-bench-");
        Logs.to(folder.resolve("aftercare.log"));
        Bench bench = new Bench(folder, Duration.ofSeconds(seconds), new TerminalProgress(terminal));
        try {
            bench.run(only);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The measurement failed; its data and log are kept in " + folder, e);
        }
        TemporaryFolder.delete(folder);
        PrintWriter out = json ? terminal : spec.commandLine().getOut();
        out.println();
        out.print(bench.table());
        out.flush();
        if (json) {
            spec.commandLine().getOut().println(bench.json());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private void requireKnown() {
        if (seconds < 1 || seconds > LONGEST) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds is a number from 1 to " + LONGEST + ", but was given as " + seconds);
        }
        for (String name : only) {
            if (!Bench.NAMES.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only is one or more of " + String.join(", ", Bench.NAMES) + ", but was given as " + name);
            }
        }
    }
}
