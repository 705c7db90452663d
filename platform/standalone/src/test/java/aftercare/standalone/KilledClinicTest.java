package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.backends.Ports;
import aftercare.standalone.browser.Desk;
import aftercare.standalone.browser.Page;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a patient was thanked for survives the death of the whole process a moment later, and counts once. */
class KilledClinicTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void answeredSurveyIsThereOnceAfterAKill() throws Exception {
        Path data = folder.resolve("data");
        int port = Ports.free();
        try (ClinicProcess first = ClinicProcess.first(data, port)) {
            first.enrol("Ada Archer", "ada@patients.example");
            first.answerWorrying("ada@patients.example");
            first.kill();
            try (ClinicProcess second = ClinicProcess.again(data, port, first)) {
                assertThat(second.terminal()).doesNotContain("passwords are shown");
                JsonNode ledger = second.balancedLedger(1);
                assertThat(ledger.path("polls").path("answered").asInt()).isEqualTo(1);
                assertThat(ledger.path("flags").path("raised").path("red").asInt())
                        .isEqualTo(1);
                assertThat(ledger.path("escalations").path("opened").asInt()).isEqualTo(1);
                Desk clinician = second.desk("clinician");
                List<String> escalations = clinician.open("/inbox").links("/inbox/");
                assertThat(escalations).hasSize(1);
                flagIsExplained(clinician.open(escalations.getFirst()));
                storyIsTold(escalations.getFirst().substring("/inbox/".length()));
            }
        }
    }

    /** What was stored before the kill is worked out again to the same bytes. */
    private void flagIsExplained(Page escalation) {
        Matcher flag =
                Pattern.compile("flag-[0-9a-z]{26}").matcher(escalation.html().text());
        assertThat(flag.find()).as(escalation.html().text()).isTrue();
        StringWriter out = new StringWriter();
        assertThat(explain(flag.group(), out)).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("S-RED-NOW", "red", "stop", "ASQ-5 = yes", "own-worded instruments", "The same bytes");
        assertThat(explain("flag-unheard-of", out)).isEqualTo(2);
        assertThat(out.toString()).contains("There is no flag flag-unheard-of", "Try: ./aftercare explain --help");
    }

    private void storyIsTold(String escalation) {
        StringWriter out = new StringWriter();
        assertThat(run(out, "escalations", "list")).isZero();
        assertThat(out.toString()).contains(escalation, "1 open, the most urgent first.");
        assertThat(run(out, "escalations", "explain", escalation)).isZero();
        assertThat(out.toString())
                .contains(
                        "It opened the escalation.",
                        "rule S-RED-NOW",
                        "Next: ",
                        "What happened",
                        "Told First clinician");
        assertThat(run(out, "escalations", "explain", "esc-unheard-of")).isEqualTo(2);
    }

    private int explain(String flag, StringWriter out) {
        return run(out, "explain", flag);
    }

    private int run(StringWriter out, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--data", folder.resolve("data").toString()));
        return Aftercare.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(line.toArray(String[]::new));
    }
}
