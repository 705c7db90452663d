package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.backends.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinic edits its protocol, looks at what that would change, is killed, and starts with it. */
class OwnProtocolTest {
    private static final Path DEFAULT =
            Path.of("../../services/follow-up/clinical/src/main/resources/protocol/default.yaml");
    private static final String NINTH_DAY = """
              - key: ninth-day-in
                anchor: enrolment
                offset: P9D
                window: P2D
                reminders: []
                source: a test
                forms:
                  - {form: who}
              - key: safe-arrival
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatAnEditChangesIsSeenBeforeAndIsSoAfter() throws Exception {
        Path data = folder.resolve("data");
        Path own = edited("own.yaml", "our-2", "  - key: safe-arrival\n", NINTH_DAY);
        int port = Ports.free();
        try (ClinicProcess first = ClinicProcess.first(data, port)) {
            String patient = first.enrol("Ada Archer", "ada@patients.example");
            first.balancedLedger(0);
            assertThat(said(0, "protocol", "diff", DEFAULT.toString(), own.toString(), "--patients", "live"))
                    .contains(
                            "  steps: new ninth-day-in",
                            "  added       " + patient + "  ninth-day-in  ",
                            "1 added, 0 removed, 0 moved in 1 patient; what is sent or answered stays as it is");
            assertThat(said(2, "protocol", "diff", own.toString(), own.toString(), "--patients", "live"))
                    .contains("The clinic runs protocol default, version 1.2, whose text is not that of OLD");
            assertThat(said(0, "schedule", "preview", "--patient", patient)).doesNotContain("ninth-day-in");
            assertThat(said(2, "schedule", "preview", "--patient", "pt-nobody"))
                    .contains("There is no patient pt-nobody");
            first.kill();
            try (ClinicProcess second = ClinicProcess.again(data, port, first, "--protocol", own.toString())) {
                ClinicProcess.await(
                        "the step to be planned",
                        () -> said(0, "schedule", "preview", "--patient", patient)
                                .contains("ninth-day-in"));
                assertThat(said(0, "schedule", "preview", "--patient", patient))
                        .contains("protocol default, version our-2", "1 link, and up to 0 reminders");
                assertThat(said(0, "protocol", "diff", own.toString(), own.toString(), "--patients", "live"))
                        .contains("no poll changes in 1 patient");
                assertThat(second.balancedLedger(0)
                                .path("polls")
                                .path("planned")
                                .asInt())
                        .isEqualTo(2);
                second.kill();
                assertThat(refused(data, edited("same.yaml", "our-2", "offset: PT72H", "offset: PT96H")))
                        .contains(
                                "follow-up did not start: Protocol default, version our-2, was in use here with another text: give"
                                        + " the changed text a version of its own.")
                        .doesNotContain("\tat ");
                try (ClinicProcess third = ClinicProcess.again(data, port, first)) {
                    assertThat(said(0, "schedule", "preview", "--patient", patient))
                            .as("a start that names no protocol goes on with the clinic's own")
                            .contains("protocol default, version our-2", "ninth-day-in");
                    third.balancedLedger(0);
                }
            }
        }
    }

    private String refused(Path data, Path file) {
        StringWriter err = new StringWriter();
        int code = Aftercare.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(
                        "up",
                        "--data",
                        data.toString(),
                        "--port",
                        String.valueOf(Ports.free()),
                        "--canary",
                        "0",
                        "--protocol",
                        file.toString());
        assertThat(code).as(err.toString()).isEqualTo(1);
        return err.toString();
    }

    @Test
    void aFileThatCannotBeUsedIsNamedByLineBeforeAnythingStarts() throws IOException {
        Path broken = edited("broken.yaml", "2", "DEP_01 >= 7", "DEP_01 >= 11");
        StringWriter err = new StringWriter();
        int code = Aftercare.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("up", "--data", folder.resolve("none").toString(), "--protocol", broken.toString());
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("broken.yaml:", "'DEP_01 >= 11' can never hold");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private Path edited(String name, String version, String from, String to) throws IOException {
        String text = Files.readString(DEFAULT);
        assertThat(text).contains(from);
        return Files.writeString(
                folder.resolve(name),
                text.replaceFirst("(?m)^version: .*$", "version: \"" + version + "\"")
                        .replace(from, to));
    }

    private String said(int code, String... words) {
        StringWriter out = new StringWriter();
        int ended = Clinical.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(Stream.concat(
                                Stream.of(words),
                                Stream.of("--data", folder.resolve("data").toString()))
                        .toArray(String[]::new));
        assertThat(ended).as(out.toString()).isEqualTo(code);
        return out.toString();
    }
}
