package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.backends.Ports;
import java.nio.file.Path;
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
                assertThat(second.desk("clinician").open("/inbox").links("/inbox/"))
                        .hasSize(1);
            }
        }
    }
}
