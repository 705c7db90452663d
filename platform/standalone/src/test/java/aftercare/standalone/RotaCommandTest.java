package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RotaCommandTest {
    private static final String COVERED = """
            zone: America/New_York
            people: [clinician, clinician2]
            layers:
              - name: weeks
                rotation: {people: [clinician, clinician2], weeks: 1, from: 2026-01-05, hand-over: monday, at: "08:00"}
            """;
    private static final String CHRISTMAS = """
            holidays:
              - {date: 2026-12-25, name: Christmas, cover: nobody}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String covered = "";
    private String holey = "";

    @BeforeEach
    void write() throws IOException {
        covered = Files.writeString(folder.resolve("covered.yaml"), COVERED).toString();
        holey = Files.writeString(folder.resolve("holey.yaml"), COVERED + CHRISTMAS)
                .toString();
    }

    private int run(CommandLine from, String... args) {
        return from.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private int rota(String... args) {
        return run(Clinical.commandLine(), args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rota                            | Say what to do: check, show or ical
            rota check                      | Missing required parameter: 'FILE'
            rota check nowhere.yaml         | There is no file nowhere.yaml: check its name
            rota show nowhere --days 0      | --days is a number from 1 to 3660, but was given as 0
            rota ical nowhere --from soon   | --from is a day such as 2027-01-31, but was given as soon
            """)
    void badInputIsNamedAndExitsWithTwo(String line, String complaint) throws IOException {
        Files.createDirectories(folder);
        String[] words = line.replace("nowhere --", covered + " --").split(" ");
        assertThat(rota(words)).isEqualTo(2);
        assertThat(err.toString()).startsWith("aftercare: ").contains(complaint);
    }

    @Test
    void aRotaThatCoversEveryMinuteIsSaidTo() {
        assertThat(rota("rota", "check", covered, "--from", "2026-11-23")).isZero();
        assertThat(out.toString())
                .contains("covered.yaml: every minute from 2026-11-23 to 2027-12-27 (400 days, America/New_York) has"
                        + " somebody on duty for red, amber and yellow, every team");
    }

    @Test
    void eachGapIsNamedInLocalTimeAndUtc() {
        assertThat(rota("rota", "check", holey, "--from", "2026-11-23")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "  red, amber, yellow, every team: Fri 2026-12-25 00:00 to Sat 2026-12-26 00:00"
                                + " America/New_York (2026-12-25T05:00:00Z to 2026-12-26T05:00:00Z)",
                        "1 gap. A clinic does not start with it: cover them, or name a fallback.");
    }

    @Test
    void theTableHasALineForEachTurn() {
        assertThat(rota("rota", "show", holey, "--from", "2026-12-20", "--days", "8"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "red, amber, yellow, every team",
                        "  Sun 2026-12-20 00:00  to  Mon 2026-12-21 08:00  clinician2",
                        "  Mon 2026-12-21 08:00  to  Fri 2026-12-25 00:00  clinician\n",
                        "  Fri 2026-12-25 00:00  to  Sat 2026-12-26 00:00  nobody",
                        "  Sat 2026-12-26 00:00  to  Mon 2026-12-28 00:00  clinician\n");
    }

    @Test
    void theCalendarKeepsToItsStandard() {
        assertThat(rota("rota", "ical", holey, "--from", "2026-12-20", "--days", "8"))
                .isZero();
        String calendar = out.toString();
        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Aftercare//Rota//EN\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("\r\nDTSTART:20261221T130000Z\r\nDTEND:20261225T050000Z\r\nSUMMARY:On call: clinician\r\n")
                .contains("\r\nSUMMARY:On call: nobody\r\n")
                .contains("\r\nDESCRIPTION:For red\\, amber\\, yellow\\, every team.\r\n")
                .containsPattern("\r\nUID:duty-[0-9a-z]{26}@aftercare\r\nDTSTAMP:[0-9]{8}T[0-9]{6}Z\r\n");
        assertThat(calendar.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(calendar.split("BEGIN:VEVENT", -1)).hasSize(5);
    }

    @Test
    void aClinicDoesNotStartWithARotaThatLeavesGaps() {
        Path data = folder.resolve("none");
        assertThat(run(Aftercare.commandLine(), "up", "--data", data.toString(), "--rota", holey))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("holey.yaml leaves times in which nobody is on duty:", "Fri 2026-12-25 00:00", "fallback:");
        assertThat(data).doesNotExist();
    }

    @Test
    void aRotaThatIsWrongIsNamedByLine() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), COVERED.replace("weeks: 1", "weeks: 0"));
        assertThat(rota("rota", "check", wrong.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("wrong.yaml:5: weeks is 0. Write a number from 1 to 52.");
    }

    @Test
    void helpNamesEveryOption() throws IOException {
        String help = Files.readString(Path.of("src/main/resources/help/rota.txt"));
        CommandLine spec =
                Objects.requireNonNull(Clinical.commandLine().getSubcommands().get("rota"));
        spec.getSubcommands().forEach((name, each) -> {
            assertThat(help).contains("rota " + name);
            each.getCommandSpec().options().forEach(option -> assertThat(help).contains(option.longestName()));
        });
    }
}
