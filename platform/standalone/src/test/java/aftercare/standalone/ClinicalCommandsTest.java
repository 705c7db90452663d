package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ClinicalCommandsTest {
    private static final String DEFAULT = "../../services/follow-up/clinical/src/main/resources/protocol/default.yaml";

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Clinical.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            protocol                               | Say what to do: validate, show, diff or simulate
            protocol draw                          | Unmatched argument at index 1: 'draw'
            protocol validate                      | Missing required parameter: 'FILE'
            protocol validate nowhere.yaml         | There is no file nowhere.yaml: check its name
            protocol simulate --patients 0         | --patients is a number from 1 to 2000, but was given as 0
            protocol simulate --weeks 3            | --weeks is a number from 4 to 104, but was given as 3
            protocol simulate --days 27            | --days is a number from 28 to 731, but was given as 27
            protocol simulate --days 28 --weeks 4  | --weeks and --days both say how long: leave out one of the two
            protocol simulate --seed x             | Invalid value for option '--seed': 'x' is not a long
            protocol show --instruments nowhere    | The folder nowhere cannot be read: name one with instrument files
            protocol diff one.yaml                 | Missing required parameter: 'NEW'
            protocol diff a b --patients all       | --patients is live, or left out, but was given as all
            protocol diff a b --days 0             | --days is a number from 1 to 731, but was given as 0
            schedule                               | Say what to do: preview
            schedule preview --days 800            | --days is a number from 1 to 731, but was given as 800
            schedule preview --from soon           | --from is a day such as 2027-01-31, but was given as soon
            schedule preview --zone Mars           | --zone is a zone such as America/New_York, but was given as Mars
            schedule preview --session noon        | --session is a local time such as 2027-01-31T10:00, but was given as noon
            schedule preview --from 2027-01-31 --session 2027-01-30T10:00 | --session is after the enrolment, which is at Sun 2027-01-31 09:00
            schedule preview --ical --json         | --ical and --json are two ways to print the same
            schedule preview --patient p --session 2027-01-30T10:00 | leave out --protocol and --session, or --patient
            schedule preview --patient p --data nowhere | No clinic runs on
            assess                                 | Missing required option: '--input=FILE'
            assess --input nowhere.json            | There is no file nowhere.json: check its name
            """)
    void badInputIsNamedAndExitsWithTwo(String line, String complaint) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("aftercare: ").contains(complaint);
    }

    @Test
    void theShippedProtocolIsValid() {
        assertThat(run("protocol", "validate", DEFAULT)).isZero();
        assertThat(out.toString()).contains("can be used. Protocol default, version 1.2", "reviewed by nobody");
    }

    @Test
    void aBrokenProtocolIsNamedByLine() throws IOException {
        Path broken = folder.resolve("clinic.yaml");
        Files.writeString(broken, Files.readString(Path.of(DEFAULT)).replace("DEP_01 >= 7", "DEP_01 >= 11"));
        assertThat(run("protocol", "validate", broken.toString())).isEqualTo(2);
        assertThat(err.toString())
                .matches("(?s)aftercare: .*clinic\\.yaml:\\d+: when of D-YEL-CRAVING: 'DEP_01 >= 11' can never hold\\. "
                        + "DEP_01 is 0 to 10\\.\n");
    }

    @Test
    void previewListsTheLinksByTheExamplesOwnClock() {
        assertThat(run("schedule", "preview", "--from", "2026-10-12", "--days", "22", "--zone", "Europe/Berlin"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "from 2026-10-12, 22 days, times in Europe/Berlin; protocol default, version 1.2",
                        "  Mon 2026-10-12 10:00  day-before                  before a session; asks nothing",
                        "  Tue 2026-10-20 12:00  weekly + after-1-week       phq-9, ",
                        // After the clocks have changed.
                        "  Tue 2026-10-27 12:00  weekly (2) + after-2-weeks  phq-9, ",
                        "7 links, and up to ",
                        "not answered; 1 message before sessions.");
    }

    @Test
    void previewAsACalendarKeepsToItsStandard() {
        assertThat(run("schedule", "preview", "--from", "2026-10-12", "--days", "4", "--zone", "UTC", "--ical"))
                .isZero();
        String calendar = out.toString();
        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("\r\nDTSTART:20261013T080000Z\r\n", "\r\nSUMMARY:Link: baseline-again\r\n")
                .contains("\r\nDTSTART:20261012T100000Z\r\n", "\r\nSUMMARY:Message: day-before\r\n")
                .contains("\\; reminders ");
        assertThat(calendar.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(75));
        assertThat(calendar.split("BEGIN:VEVENT", -1)).hasSize(6);
    }

    @Test
    void previewIsJsonToo() {
        assertThat(run("schedule", "preview", "--from", "2026-10-12", "--days", "4", "--zone", "UTC", "--json"))
                .isZero();
        assertThat(out.toString())
                .startsWith("{\"patient\":\"\",\"protocol\":\"default\",\"version\":\"1.2\",\"zone\":\"UTC\"")
                .contains(
                        "\"step\":\"baseline-again\"",
                        "\"at\":\"2026-10-13T08:00:00Z\"",
                        "\"template\":\"day-before\"");
    }

    @Test
    void diffSaysWhichPollsAreAddedRemovedAndMoved() throws IOException {
        Path edited = folder.resolve("clinic.yaml");
        Files.writeString(
                edited,
                Files.readString(Path.of(DEFAULT))
                        .replace("version: \"1.2\"", "version: \"2\"")
                        .replace("offset: PT72H\n    window: PT48H", "offset: PT96H\n    window: PT48H")
                        .replace("key: after-2-weeks", "key: after-a-fortnight"));
        assertThat(run("protocol", "diff", DEFAULT, edited.toString(), "--days", "30"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "Protocol default: version 1.2 and version 2",
                        "  steps: without after-2-weeks, third-day changed, ",
                        "new after-a-fortnight",
                        "  moved       third-day  ",
                        "0 added, 0 removed, 1 moved");
    }

    @Test
    void diffOfTheSameSaysSo() {
        assertThat(run("protocol", "diff", DEFAULT, DEFAULT)).isZero();
        assertThat(out.toString()).contains("  steps: the same", "  rules: the same", "  no poll changes");
    }

    @Test
    void diffRefusesTwoTextsUnderOneVersion() throws IOException {
        Path edited = folder.resolve("clinic.yaml");
        Files.writeString(edited, Files.readString(Path.of(DEFAULT)).replace("offset: PT72H", "offset: PT96H"));
        assertThat(run("protocol", "diff", DEFAULT, edited.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("give NEW a version of its own");
    }

    @Test
    void showSaysWhatIsAskedAndWhatWorries() {
        assertThat(run("protocol", "show")).isZero();
        assertThat(out.toString())
                .contains(
                        "Reviewed by: nobody",
                        "weekly: 7 days after series, then every 7 days; open for 3 days; reminders after 24 h, 2 days",
                        "urinary-check, every 4th time, the first 8 times, each time while last.urinary_grade >= 2",
                        "red: first contact within 5 min; on-call at once by pager, voice, sms, email, webhook, care-team after",
                        "U-AMB-BLOOD (amber, hold stop, page AMB-U)",
                        "SIL-AMB-FIRST-DAY (amber)");
    }

    @Test
    void thePatientsViewHasTheQuestions() {
        assertThat(run("protocol", "show", "--patient-view")).isZero();
        assertThat(out.toString())
                .contains(
                        "URI-04  In the last 7 days, how bad was the worst pain or burning you had while peeing?",
                        "None / A little / Medium / Bad / Very bad",
                        "asked when URI_09 == \"yes\"",
                        "MND-01  In the last 4 weeks, did you sleep much less than usual");
    }

    @Test
    void simulateReportsTheBurdenAndWhatWasFound() {
        assertThat(run("protocol", "simulate", "--patients", "40", "--weeks", "8", "--seed", "3", "--json"))
                .isIn(0, 1);
        assertThat(out.toString())
                .contains("\"patients\":40", "\"redOrAmberShare\":", "\"suicidality\":{")
                .endsWith("}\n")
                .hasLineCount(1);
    }

    @Test
    void answersAreAssessedLineByLine() throws IOException {
        Path input = folder.resolve("cases.jsonl");
        Files.writeString(input, """
                {"cause":"a","answers":{"URI-04":3},"history":{"baselines":[{"URI-04":1}]}}
                {"cause":"b","answers":{"URI-4":3}}

                {"answers":{"FDC-02":["chest","faint"],"FDC-02a":"no"}}
                {"answers":{"URI-04":5}}
                """);
        assertThat(run("assess", "--input", input.toString())).isEqualTo(2);
        assertThat(out.toString().lines().toList()).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0))
                    .startsWith("{\"cause\":\"a\",\"protocol\":\"default\",\"version\":\"1.2\","
                            + "\"scores\":{\"urinary-painful-peeing\":3},\"flags\":[")
                    .contains("\"rule\":\"U-YEL-PAIN\",\"tier\":\"yellow\",\"hold\":\"stop\"");
            assertThat(lines.get(1)).contains("\"cause\":\"line-4\"", "F-AMB-SIGNS");
        });
        assertThat(err.toString().lines().toList())
                .containsExactly(
                        "aftercare: " + input + ":2: URI-4 is not a question. Did you mean 'URI-04'.",
                        "aftercare: " + input + ":5: URI-04 is '5'. Write one of 0, 1, 2, 3, 4, declined.");
    }

    @Test
    void oneDocumentMayHaveManyLines() throws IOException {
        Path input = folder.resolve("case.json");
        Files.writeString(input, """
                {
                  "answers": {
                    "URI-04": "much"
                  }
                }
                """);
        assertThat(run("assess", "--protocol", DEFAULT, "--input", input.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("case.json:3: URI-04 is 'much'. Write one of 0, 1, 2, 3, 4, declined.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "assess"})
    void helpNamesEveryOption(String command) throws IOException {
        String help = Files.readString(Path.of("src/main/resources/help", command + ".txt"));
        Deque<CommandLine> specs =
                new ArrayDeque<>(List.of(Clinical.commandLine().getSubcommands().get(command)));
        while (!specs.isEmpty()) {
            CommandLine spec = specs.remove();
            specs.addAll(spec.getSubcommands().values());
            spec.getCommandSpec().options().forEach(option -> assertThat(help).contains(option.longestName()));
        }
    }
}
