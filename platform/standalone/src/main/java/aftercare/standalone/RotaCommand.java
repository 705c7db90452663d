package aftercare.standalone;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.rota.Rota;
import aftercare.followup.rota.RotaFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks or shows who is on call when. */
@Command(name = "rota")
final class RotaCommand implements Runnable {
    private static final int MOST_DAYS = 3660;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: check, show or ical");
    }

    /** Ends with 1 when a minute is nobody's. */
    @Command(name = "check")
    int check(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--from", paramLabel = "DATE") @Nullable String from,
            @Option(names = "--days", paramLabel = "N", defaultValue = "400") int days) {
        RotaPage page = page(file, from, days);
        print(page.check());
        return page.covered() ? 0 : 1;
    }

    @Command(name = "show")
    int show(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--from", paramLabel = "DATE") @Nullable String from,
            @Option(names = "--days", paramLabel = "N", defaultValue = "14") int days) {
        print(page(file, from, days).table());
        return 0;
    }

    @Command(name = "ical")
    int ical(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--from", paramLabel = "DATE") @Nullable String from,
            @Option(names = "--days", paramLabel = "N", defaultValue = "90") int days) {
        print(page(file, from, days).ical(Instant.now()));
        return 0;
    }

    private RotaPage page(Path file, @Nullable String from, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw wrong("--days is a number from 1 to " + MOST_DAYS + ", but was given as " + days);
        }
        Rota rota = read(file);
        return new RotaPage(file.toString(), rota, from == null ? LocalDate.now(rota.zone()) : day(from), days);
    }

    /**
     * Reads a rota.
     *
     * @throws aftercare.followup.datafile.DataFileException when it is wrong
     * @throws Refusal when it cannot be read
     */
    static Rota read(Path file) {
        return RotaFile.read(new DataFile(file.toString(), ClinicalFiles.text(file)));
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("--from is a day such as 2027-01-31, but was given as " + text);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
