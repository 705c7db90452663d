package aftercare.standalone;

import aftercare.backends.Ports;
import aftercare.standalone.chaos.Chaos;
import aftercare.standalone.clinic.ClinicPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Makes a clinic fail in many ways and says whether anything was lost or doubled. */
@Command(name = "chaos")
final class ChaosCommand implements Callable<Integer> {
    private static final int MOST_ROUNDS = 10_000;
    private static final Instant MONDAY = Instant.parse("2027-01-04T14:00:00Z");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--rounds", paramLabel = "N")
    private int rounds = 10;

    @Option(names = "--seed", paramLabel = "S")
    private long seed = 1;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rounds is a number from 1 to " + MOST_ROUNDS + ", but was given as " + rounds);
        }
        if (data != null) {
            return run(data);
        }
        Path folder = Files.createTempDirectory("aftercare-chaos");
        int code = run(folder);
        if (code == 0) {
            TemporaryFolder.delete(folder);
        } else {
            spec.commandLine().getErr().println("The data and logs are kept in " + folder);
        }
        return code;
    }

    private int run(Path folder) {
        PrintWriter err = spec.commandLine().getErr();
        ClinicPlan plan = new ClinicPlan(folder, Ports.free(), Optional.of(MONDAY), ZoneId.of("America/New_York"));
        try (Chaos chaos = UpCommand.refusing(() -> Chaos.start(plan, seed, UpCommand.logging(plan, err)))) {
            if (chaos.played() > 0) {
                err.println("Going on after round " + chaos.played());
            }
            Chaos.Round last = null;
            double longest = 0;
            while (chaos.played() < rounds && (last == null || last.good())) {
                last = chaos.play();
                longest = Math.max(longest, last.seconds());
                say(last, err);
            }
            if (last == null) {
                err.println("All " + rounds + " rounds were played before; ask for more with --rounds N");
                return 0;
            }
            conclude(last, longest);
            return last.good() ? 0 : 1;
        }
    }

    private static void say(Chaos.Round round, PrintWriter err) {
        err.printf(
                "round %d  %4.1f s  %s  |  %d patients, %d answers, %d flags, %d facts, %d repeated, %d outcomes unknown%n",
                round.number(),
                round.seconds(),
                String.join("; ", round.faults()),
                round.patients(),
                round.answers(),
                round.flags(),
                round.facts(),
                round.repeated(),
                round.unknown());
        list("LOST", round.lost(), err);
        list("DOUBLED", round.doubled(), err);
        list("UNEXPLAINED", round.unexplained(), err);
        err.flush();
    }

    private static void list(String title, List<String> what, PrintWriter err) {
        what.forEach(each -> err.println("  " + title + "  " + each));
    }

    private void conclude(Chaos.Round last, double longest) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("rounds", last.number());
            figures.put("seed", seed);
            figures.put("patients", last.patients());
            figures.put("answers", last.answers());
            figures.put("flags", last.flags());
            figures.put("facts", last.facts());
            figures.put("repeated", last.repeated());
            figures.put("outcomesUnknown", last.unknown());
            figures.put("lost", last.lost().size());
            figures.put("doubled", last.doubled().size());
            figures.put("unexplained", last.unexplained().size());
            figures.put("longestRoundSeconds", longest);
            out.println(JsonMapper.shared().writeValueAsString(figures));
        } else {
            out.printf(
                    "%d rounds, seed %d: %d lost, %d doubled, %d unexplained (%d patients, %d answers acknowledged, %d flags, %d facts); longest round %.1f s%n",
                    last.number(),
                    seed,
                    last.lost().size(),
                    last.doubled().size(),
                    last.unexplained().size(),
                    last.patients(),
                    last.answers(),
                    last.flags(),
                    last.facts(),
                    longest);
        }
        out.flush();
    }
}
