package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.backends.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A clinic is backed up while patients answer; what was answered before is there once in what is restored. */
class BackedUpClinicTest {
    private static final String ADA = "ada@patients.example";
    private static final String BEA = "bea@patients.example";

    @TempDir
    private Path folder = Path.of("");

    private record Said(int code, String out, String err) {}

    private static Said run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Aftercare.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Said(code, out.toString(), err.toString());
    }

    @Test
    void answerBeforeTheBackupIsThereOnceAfterTheRestore() throws IOException {
        Path data = folder.resolve("data");
        String backup = folder.resolve("backup").toString();
        Path again = folder.resolve("again");
        try (ClinicProcess clinic = ClinicProcess.first(data, Ports.free())) {
            clinic.enrol("Ada Archer", ADA);
            clinic.answerWorrying(ADA);
            Said backedUp = run("backup", backup, "--data", data.toString());
            assertThat(backedUp.err()).isEmpty();
            assertThat(backedUp.out()).contains("the clinic stood still for");
            clinic.enrol("Bea Baker", BEA);
            clinic.answerWorrying(BEA);
            JsonNode ledger = clinic.balancedLedger(2);
            assertThat(ledger.path("polls").path("answered").asInt()).isEqualTo(2);

            Said restored = run("restore", backup, "--data", again.toString());
            assertThat(restored.out())
                    .contains("is whole and is in " + again.toAbsolutePath(), "imbalance 0: everything adds up")
                    .containsPattern("polls +\\d+ = 1 answered")
                    .containsPattern("escalations +1 = 0 resolved \\+ 1 open");
            assertThat(restored.code()).isZero();

            Path flipped = aByteFlippedIn(folder.resolve("backup/data/broker"));
            Said damaged =
                    run("restore", backup, "--data", folder.resolve("never").toString());
            assertThat(damaged.code()).isEqualTo(1);
            assertThat(damaged.err()).contains(folder.resolve("backup/data").relativize(flipped) + " was changed");
            assertThat(folder.resolve("never")).doesNotExist();
        }
    }

    private static Path aByteFlippedIn(Path broker) throws IOException {
        try (Stream<Path> files = Files.walk(broker)) {
            List<Path> logs = files.filter(file ->
                            file.toString().endsWith(".log") && file.toFile().length() > 0)
                    .toList();
            Path file = logs.getFirst();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            return file;
        }
    }
}
