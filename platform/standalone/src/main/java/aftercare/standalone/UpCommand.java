package aftercare.standalone;

import aftercare.backends.DamagedStoreException;
import aftercare.backends.DataFolderInUseException;
import aftercare.backends.PortInUseException;
import aftercare.followup.datafile.DataFileException;
import aftercare.followup.rota.CheckRota;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.ClinicOfProcesses;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.NotStartedException;
import aftercare.standalone.clinic.OwnFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a clinic until it is told to stop. */
@Command(name = "up")
final class UpCommand implements Callable<Integer> {

    /** What a clinic may live by. */
    enum ClockKind {
        REAL,
        SIMULATED
    }

    private static final int CANARY_MINUTES = 5;
    private static final int LONGEST_CANARY = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of(".aftercare");

    @Option(names = "--port", paramLabel = "N")
    private int port = 8080;

    @Option(names = "--clock", paramLabel = "real|simulated")
    private String clock = "real";

    /** The clinic's own protocol, from now on. */
    @Option(names = "--protocol", paramLabel = "FILE")
    private @Nullable Path protocol;

    /** Who is on call when, from now on. */
    @Option(names = "--rota", paramLabel = "FILE")
    private @Nullable Path rota;

    @Option(names = "--processes")
    private boolean processes;

    /** Minutes from one asking of the canary to the next; 0 for none. */
    @Option(names = "--canary", paramLabel = "MINUTES")
    private int canary = CANARY_MINUTES;

    @Override
    public Integer call() throws InterruptedException {
        boolean simulated = simulated();
        requirePort();
        if (processes && simulated) {
            throw wrong("--clock simulated cannot be combined with --processes: processes share no clock that can be"
                    + " moved. Leave out one of the two");
        }
        if (canary < 0 || canary > LONGEST_CANARY) {
            throw wrong("--canary is a number of minutes from 1 to 60, or 0 for none, but was given as " + canary);
        }
        checkProtocol();
        checkRota();
        PrintWriter terminal = spec.commandLine().getErr();
        ClinicPlan plan = new ClinicPlan(
                data,
                port,
                simulated ? Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)) : Optional.empty(),
                ZoneId.systemDefault(),
                // The auditor, who answers it, goes by the machine's clock.
                simulated || canary == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(canary)),
                Optional.ofNullable(protocol),
                Optional.ofNullable(rota));
        if (processes) {
            runProcesses(plan, terminal);
        } else {
            run(plan, terminal);
        }
        return 0;
    }

    private boolean simulated() {
        return switch (clock) {
            case "real" -> false;
            case "simulated" -> true;
            default -> throw wrong("--clock is real or simulated, but was given as " + clock);
        };
    }

    /** Before anything is started: what is wrong with the file is said by its line. */
    private void checkProtocol() {
        if (protocol != null && !OwnFile.PROTOCOL.means(protocol)) {
            try {
                ClinicalFiles.of(protocol, null);
            } catch (DataFileException | Refusal e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
    }

    private void checkRota() {
        if (rota != null && !OwnFile.ROTA.means(rota)) {
            try {
                CheckRota.check(RotaCommand.read(rota), rota.toString(), Instant.now());
            } catch (DataFileException | Refusal | CheckRota.UncoveredRotaException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
    }

    private void requirePort() {
        if (port < 1 || port > 65535) {
            throw wrong("--port is a number from 1 to 65535, but was given as " + port);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private static void run(ClinicPlan plan, PrintWriter terminal) throws InterruptedException {
        try (Clinic clinic =
                refusing(() -> Clinic.start(plan, logging(plan, terminal), new PrintedPasswords(terminal)))) {
            Runtime.getRuntime().addShutdownHook(new Thread(clinic::close, "stop"));
            invite(plan, terminal);
        }
    }

    private static void runProcesses(ClinicPlan plan, PrintWriter terminal) throws InterruptedException {
        try (ClinicOfProcesses clinic = refusing(() -> ClinicOfProcesses.start(plan, logging(plan, terminal)))) {
            Runtime.getRuntime().addShutdownHook(new Thread(clinic::close, "stop"));
            invite(plan, terminal);
        }
    }

    static TerminalProgress logging(ClinicPlan plan, PrintWriter terminal) {
        Logs.to(plan.log());
        return new TerminalProgress(terminal);
    }

    private static void invite(ClinicPlan plan, PrintWriter terminal) throws InterruptedException {
        terminal.println("Open http://localhost:" + plan.port() + "   (Ctrl-C stops it; log: " + plan.log() + ")");
        terminal.flush();
        new CountDownLatch(1).await();
    }

    /** Runs a start; what a person can put right is said in one sentence. */
    static <T> T refusing(Supplier<T> start) {
        try {
            return start.get();
        } catch (PortInUseException e) {
            throw new Refusal(e.getMessage() + " with --port N");
        } catch (DataFolderInUseException | DamagedStoreException | NotStartedException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }
}
