package aftercare.standalone;

import aftercare.backends.Ports;
import aftercare.standalone.chaos.Chaos;
import aftercare.standalone.chaos.Outage;
import aftercare.standalone.chaos.SmallDisks;
import aftercare.standalone.clinic.ClinicPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final int LONGEST_OUTAGE = 60;
    private static final int HIGHEST_RATE = 1_000;
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

    @Option(names = "--outage", paramLabel = "MINUTES")
    private @Nullable Integer outage;

    @Option(names = "--rate", paramLabel = "N")
    private int rate = 50;

    @Option(names = "--json")
    private boolean json;

    private SmallDisks disks = SmallDisks.none();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rounds is a number from 1 to " + MOST_ROUNDS + ", but was given as " + rounds);
        }
        if (outage != null && (outage < 1 || outage > LONGEST_OUTAGE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--outage is a number of minutes from 1 to " + LONGEST_OUTAGE + ", but was given as " + outage);
        }
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rate is a number of answers a second from 1 to " + HIGHEST_RATE + ", but was given as " + rate);
        }
        if (data != null) {
            return runIn(data);
        }
        Path folder = Files.createTempDirectory("aftercare-chaos");
        int code = runIn(folder);
        if (code == 0) {
            disks.takeDown();
            TemporaryFolder.delete(folder);
        } else {
            spec.commandLine().getErr().println("The data and logs are kept in " + folder);
        }
        return code;
    }

    private int runIn(Path folder) {
        return outage == null ? run(folder) : breakDown(folder, Duration.ofMinutes(outage));
    }

    private int breakDown(Path folder, Duration down) {
        ClinicPlan plan = new ClinicPlan(folder, Ports.free(), Optional.empty(), ZoneId.systemDefault());
        PrintWriter err = spec.commandLine().getErr();
        try (Outage broken = UpCommand.refusing(() -> Outage.start(plan, rate, UpCommand.logging(plan, err)))) {
            Outage.Result result = broken.run(down);
            list("LOST", result.lost(), err);
            list("DOUBLED", result.doubled(), err);
            list("UNEXPLAINED", result.unexplained(), err);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Map<String, Object> figures = new LinkedHashMap<>();
                figures.put("minutes", down.toMinutes());
                figures.put("answers", result.answers());
                figures.put("answersPerSecond", result.perSecond());
                figures.put("p50BeforeMs", result.p50Before());
                figures.put("p99BeforeMs", result.p99Before());
                figures.put("p50DuringMs", result.p50During());
                figures.put("p99DuringMs", result.p99During());
                figures.put("triedAgain", result.triedAgain());
                figures.put("noticesDuring", result.notices());
                figures.put("publishedAfterSeconds", result.toPublished());
                figures.put("settledAfterSeconds", result.toSettled());
                figures.put("lost", result.lost().size());
                figures.put("doubled", result.doubled().size());
                figures.put("unexplained", result.unexplained().size());
                out.println(JsonMapper.shared().writeValueAsString(figures));
            } else {
                out.printf(
                        """
                        Broker down for %d min: %d answers taken at %.1f a second; %d lost, %d doubled, %d unexplained
                        a page took p50 %.0f ms and p99 %.0f ms before, p50 %.0f ms and p99 %.0f ms meanwhile; tried again %d times
                        %d notices reached clinicians meanwhile
                        all published %.1f s after the broker was back, all read and balanced after %.1f s
                        """,
                        down.toMinutes(),
                        result.answers(),
                        result.perSecond(),
                        result.lost().size(),
                        result.doubled().size(),
                        result.unexplained().size(),
                        result.p50Before(),
                        result.p99Before(),
                        result.p50During(),
                        result.p99During(),
                        result.triedAgain(),
                        result.notices(),
                        result.toPublished(),
                        result.toSettled());
            }
            out.flush();
            return result.good() ? 0 : 1;
        }
    }

    private int run(Path folder) {
        PrintWriter err = spec.commandLine().getErr();
        ClinicPlan plan = new ClinicPlan(folder, Ports.free(), Optional.of(MONDAY), ZoneId.of("America/New_York"));
        disks = SmallDisks.under(folder);
        if (!disks.canBeFilled()) {
            err.println("No disk is filled: that needs root, who may mount small ones, and a new folder");
        }
        try (Chaos chaos = UpCommand.refusing(() -> Chaos.start(plan, seed, disks, UpCommand.logging(plan, err)))) {
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
