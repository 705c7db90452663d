package aftercare.standalone;

import aftercare.followup.inspect.ProtocolPage;
import aftercare.followup.inspect.SimulationPage;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.simulation.Simulation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks, shows, compares or simulates a protocol. */
@Command(name = "protocol")
final class ProtocolCommand implements Runnable {

    private static final int MOST_PATIENTS = 2_000;
    private static final int LEAST_WEEKS = 4;
    private static final int MOST_WEEKS = 104;
    private static final int DEFAULT_WEEKS = 12;
    private static final int LEAST_DAYS = 28;
    private static final int MOST_DAYS = 731;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: validate, show, diff or simulate");
    }

    @Command(name = "validate")
    int validate(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--instruments", paramLabel = "DIR") @Nullable Path instruments) {
        Protocol protocol = ClinicalFiles.of(file, instruments).protocol();
        print(List.of(file + ": can be used. Protocol " + protocol.id() + ", version " + protocol.version() + ": "
                + protocol.steps().size() + " steps, " + protocol.rules().size() + " rules, reviewed by "
                + protocol.reviewer().orElse("nobody")));
        return 0;
    }

    @Command(name = "show")
    int show(
            @Parameters(paramLabel = "FILE", arity = "0..1") @Nullable Path file,
            @Option(names = "--instruments", paramLabel = "DIR") @Nullable Path instruments,
            @Option(names = "--patient-view") boolean patientView) {
        ClinicalFiles files = ClinicalFiles.of(file, instruments);
        print(
                patientView
                        ? ProtocolPage.patient(files.protocol(), files.instruments())
                        : ProtocolPage.clinician(files.protocol(), files.instruments()));
        return 0;
    }

    @Command(name = "diff")
    int diff(
            @Parameters(paramLabel = "OLD", index = "0") Path old,
            @Parameters(paramLabel = "NEW", index = "1") Path anew,
            @Option(names = "--instruments", paramLabel = "DIR") @Nullable Path instruments,
            @Option(names = "--patients", paramLabel = "live") @Nullable String patients,
            @Option(names = "--days", paramLabel = "N", defaultValue = "90") int days,
            @Mixin AskedClinic clinic) {
        require("--days", days, 1, MOST_DAYS);
        if (patients != null && !patients.equals("live")) {
            throw new ParameterException(
                    spec.commandLine(), "--patients is live, or left out, but was given as " + patients);
        }
        var diff = new ProtocolDiff(
                ClinicalFiles.of(old, instruments).protocol(),
                ClinicalFiles.of(anew, instruments).protocol());
        ZoneId zone = ZoneId.systemDefault();
        print(patients == null ? diff.example(zone, LocalDate.now(zone), days) : diff.live(clinic));
        return 0;
    }

    @Command(name = "simulate")
    int simulate(
            @Parameters(paramLabel = "FILE", arity = "0..1") @Nullable Path file,
            @Option(names = "--instruments", paramLabel = "DIR") @Nullable Path instruments,
            @Option(names = "--patients", paramLabel = "N", defaultValue = "100") int patients,
            @Option(names = "--weeks", paramLabel = "N") @Nullable Integer weeks,
            @Option(names = "--days", paramLabel = "N") @Nullable Integer days,
            @Option(names = "--seed", paramLabel = "N", defaultValue = "1") long seed,
            @Option(names = "--json") boolean json) {
        require("--patients", patients, 1, MOST_PATIENTS);
        if (weeks != null && days != null) {
            throw new ParameterException(
                    spec.commandLine(), "--weeks and --days both say how long: leave out one of the two");
        }
        int length = days == null ? 7 * (weeks == null ? DEFAULT_WEEKS : weeks) : days;
        require("--weeks", weeks == null ? LEAST_WEEKS : weeks, LEAST_WEEKS, MOST_WEEKS);
        require("--days", days == null ? LEAST_DAYS : days, LEAST_DAYS, MOST_DAYS);
        ClinicalFiles files = ClinicalFiles.of(file, instruments);
        Simulation.Report report = new Simulation(files.protocol(), files.instruments()).run(patients, length, seed);
        print(json ? List.of(SimulationPage.json(report)) : SimulationPage.text(report));
        return report.within() && report.allFound() ? 0 : 1;
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is a number from " + least + " to " + most + ", but was given as " + value);
        }
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
