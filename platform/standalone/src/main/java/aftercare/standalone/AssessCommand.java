package aftercare.standalone;

import aftercare.followup.inspect.Assess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges answers by a protocol. */
@Command(name = "assess")
final class AssessCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--protocol", paramLabel = "FILE")
    private @Nullable Path protocol;

    @Option(names = "--instruments", paramLabel = "DIR")
    private @Nullable Path instruments;

    @Option(names = "--input", paramLabel = "FILE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
    private Path input;

    @Override
    public Integer call() throws IOException {
        ClinicalFiles files = ClinicalFiles.of(protocol, instruments);
        boolean standard = input.toString().equals("-");
        String text =
                standard ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : ClinicalFiles.text(input);
        Assess.Result result = new Assess(files.protocol(), files.instruments())
                .run(standard ? "standard input" : input.toString(), text);
        result.lines().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        result.problems().forEach(problem -> spec.commandLine().getErr().println("aftercare: " + problem));
        return result.problems().isEmpty() ? 0 : 2;
    }
}
