package aftercare.standalone;

import aftercare.backends.DamagedStoreException;
import aftercare.backends.Ports;
import aftercare.standalone.backup.Backup;
import aftercare.standalone.backup.DamagedBackupException;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.ClinicPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup into a data folder, starts a clinic on it once, and has the auditor say whether everything adds up. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private static final Duration TO_SETTLE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR")
    private Path backup = Path.of("");

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of(".aftercare");

    @Option(names = "--force")
    private boolean force;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Instant madeAt = Backup.restore(backup, data, force, Instant.now());
            out.println("The backup of " + madeAt + " is whole and is in " + data.toAbsolutePath()
                    + "; now a clinic is started on it once, to see whether it adds up");
            out.flush();
        } catch (DamagedBackupException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
        return check(out);
    }

    /** What a crash would have left half way is carried on first, as at every start; so it may take a moment to balance. */
    private int check(PrintWriter out) {
        ClinicPlan plan = new ClinicPlan(data, Ports.free(), simulatedFrom(), ZoneId.systemDefault());
        TerminalProgress progress = UpCommand.logging(plan, spec.commandLine().getErr());
        try (Clinic _ = Clinic.start(
                plan, progress, new PrintedPasswords(spec.commandLine().getErr()))) {
            long start = System.nanoTime();
            StringWriter said = new StringWriter();
            int code = verify(said);
            while (code != 0 && System.nanoTime() - start < TO_SETTLE.toNanos()) {
                LockSupport.parkNanos(PAUSE.toNanos());
                said = new StringWriter();
                code = verify(said);
            }
            out.print(said);
            out.flush();
            return code;
        } catch (DamagedStoreException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private int verify(StringWriter said) {
        PrintWriter out = new PrintWriter(said, true);
        return Aftercare.commandLine().setOut(out).setErr(out).execute("ledger", "verify", "--data", data.toString());
    }

    private Optional<Instant> simulatedFrom() {
        try {
            String kept = Files.readString(data.resolve("clock")).strip();
            return kept.equals("real") ? Optional.empty() : Optional.of(Instant.parse(kept));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the clock of " + data, e);
        }
    }
}
