package aftercare.standalone;

import aftercare.followup.staff.FirstPasswords;
import aftercare.messaging.MessagingCounts;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.SimulatedTime;
import aftercare.standalone.demo.Figures;
import aftercare.standalone.demo.Play;
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
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays weeks of a clinic's life and says what came of them. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    /** A Monday morning, eight o'clock at the clinic. */
    private static final Instant MONDAY = Instant.parse("2027-01-04T13:00:00Z");

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--patients", paramLabel = "N")
    private int patients = 40;

    @Option(names = "--days", paramLabel = "N")
    private int days = 28;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--port", paramLabel = "N")
    private int port = 8080;

    @Option(names = "--exit")
    private boolean exit;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireBetween("--patients", patients, 1, 2_000);
        requireBetween("--days", days, 1, 400);
        requireBetween("--port", port, 1, 65_535);
        long start = System.nanoTime();
        PrintWriter terminal = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory("aftercare-demo-");
        ClinicPlan plan = new ClinicPlan(folder, port, Optional.of(MONDAY), ZONE);
        TerminalProgress progress = UpCommand.logging(plan, terminal);
        Map<String, String> passwords = new LinkedHashMap<>();
        int code;
        try (Clinic clinic = UpCommand.refusing(() -> Clinic.start(plan, progress, made -> keep(made, passwords)))) {
            Runtime.getRuntime().addShutdownHook(new Thread(clinic::close, "stop"));
            Figures figures = play(clinic, passwords, start, terminal);
            tell(figures, folder, passwords);
            if (!exit) {
                terminal.println("Open " + clinic.wiring().baseUrl() + "   (Ctrl-C stops it; data: " + folder + ")");
                terminal.flush();
                new CountDownLatch(1).await();
            }
            code = figures.imbalance() == 0 ? 0 : 1;
        } catch (Refusal | ParameterException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException("The demo failed; its data and log are kept in " + folder, e);
        }
        if (code == 0) {
            TemporaryFolder.delete(folder);
        }
        return code;
    }

    private static void keep(List<FirstPasswords.FirstPassword> made, Map<String, String> passwords) {
        made.forEach(account -> passwords.put(account.username(), account.password()));
    }

    private Figures play(Clinic clinic, Map<String, String> passwords, long start, PrintWriter terminal) {
        SimulatedTime time = clinic.time().orElseThrow();
        terminal.printf("Playing %d days of %d patients%n", days, patients);
        terminal.flush();
        Play play = new Play(clinic, time, new Play.Script(patients, days, seed, ZONE), passwords);
        List<Duration> delays = play.run((day, now, answered) -> {
            terminal.printf(
                    "  %5.1f s  day %2d of %d: %d mails, %d surveys answered%n",
                    (System.nanoTime() - start) / 1e9,
                    day,
                    days,
                    clinic.mailbox().count(),
                    answered);
            terminal.flush();
        });
        String ledger = play.ledger(passwords);
        List<MessagingCounts> counts = clinic.all(MessagingCounts.class);
        return Figures.of(
                ledger,
                counts.stream().mapToLong(MessagingCounts::applied).sum(),
                delays,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private void tell(Figures figures, Path folder, Map<String, String> passwords) {
        PrintWriter out =
                json && exit ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.println();
        out.println(days + " days of " + patients + " patients, seed " + seed);
        out.print(figures.table());
        if (figures.imbalance() != 0) {
            out.println("It does not add up: " + figures.ledger().path("problems"));
        }
        if (!exit) {
            out.println("Staff accounts of this demo (data in " + folder + "):");
            passwords.forEach((name, password) -> out.printf("  %-12s %s%n", name, password));
        }
        out.flush();
        if (json) {
            spec.commandLine().getOut().println(figures.json());
            spec.commandLine().getOut().flush();
        }
    }

    private void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is a number from " + least + " to " + most + ", but was given as " + value);
        }
    }
}
