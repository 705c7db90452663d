package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.backends.DataFolder;
import aftercare.backends.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Aftercare.commandLine().setErr(new PrintWriter(err, true)).execute(args);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
                    up --colour red            | Unknown options: '--colour', 'red'
                    up --port many             | Invalid value for option '--port': 'many' is not an int
                    up --port 0                | --port is a number from 1 to 65535, but was given as 0
                    up --clock lunar           | --clock is real or simulated, but was given as lunar
                    up --canary 61             | --canary is a number of minutes from 1 to 60, or 0 for none, but was given as 61
                    up --processes --clock simulated | --clock simulated cannot be combined with --processes
                    demo --patients 0          | --patients is a number from 1 to 2000, but was given as 0
                    demo --days 401            | --days is a number from 1 to 400, but was given as 401
                    demo --seed x              | Invalid value for option '--seed': 'x' is not a long
                    bench --seconds 0          | --seconds is a number from 1 to 600, but was given as 0
                    dead-letters               | dead-letters needs one of list, show ID, replay PATIENT|ID, quarantine ID
                    dead-letters show          | Missing required parameter: 'ID'
                    dead-letters quarantine x  | Missing required option: '--reason=WORDS'
                    ledger                     | ledger needs verify
                    explain                    | Missing required parameter: 'FLAG'
                    escalations                | Say what to do: list or explain
                    escalations explain        | Missing required parameter: 'ID'
                    ledger verify --since x    | Unknown options: '--since', 'x'
                    fly                        | Unmatched argument at index 0: 'fly'
                    """)
    void badInputIsNamedAndExitsWithTwo(String line, String complaint) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(complaint, "Try: ./aftercare");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dead-letters list          | No clinic runs on
                    ledger verify              | ./aftercare up
                    dead-letters list --url x: | --url is an address such as http://localhost:8080, but was given as x:
                    explain flag-1             | No clinic runs on
                    escalations explain esc-1  | No clinic runs on
                    escalations list           | No clinic runs on
                    dead-letters show 17       | There is no dead letter 17
                    """)
    void withoutAClinicThereIsNothingToAsk(String line, String complaint) throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.write(folder.resolve("secrets/cookie"), new byte[32]);
        assertThat(run((line + " --data " + folder).split(" "))).isEqualTo(1);
        assertThat(err.toString()).contains(complaint);
    }

    @Test
    void portInUseIsNamedWithTheWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(run("up", "--data", folder.toString(), "--port", String.valueOf(port)))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("Port " + port, "in use", "--port N");
        }
    }

    @Test
    void folderInUseIsRefusedWithItsOwner() {
        try (DataFolder _ = DataFolder.lock(folder)) {
            assertThat(run("up", "--data", folder.toString(), "--port", String.valueOf(Ports.free())))
                    .isEqualTo(1);
            assertThat(err.toString())
                    .contains(
                            folder.toAbsolutePath().toString(),
                            "in use by process " + ProcessHandle.current().pid(),
                            "--data");
        }
    }

    @ParameterizedTest
    @CsvSource({"real, --clock simulated", "2027-01-04T13:00:00Z, lives by a simulated clock"})
    void folderKeepsTheKindOfClockItHasLivedBy(String kept, String complaint) throws IOException {
        Files.writeString(folder.resolve("clock"), kept);
        String asked = kept.equals("real") ? "simulated" : "real";
        String port = String.valueOf(Ports.free());
        assertThat(run("up", "--data", folder.toString(), "--port", port, "--clock", asked))
                .isEqualTo(1);
        assertThat(err.toString()).contains(complaint);
    }

    /** The one that the launcher plays after a build, to have the product start faster. */
    @Test
    void aVeryShortDemoBalances() {
        String port = String.valueOf(Ports.free());
        assertThat(run("demo", "--patients", "2", "--days", "2", "--exit", "--port", port))
                .as(err.toString())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up", "demo", "bench", "dead-letters", "ledger", "explain", "escalations", "backup", "restore"})
    void helpNamesEveryOption(String command) throws IOException {
        String help = Files.readString(Path.of("src/main/resources/help", command + ".txt"));
        CommandLine spec =
                Objects.requireNonNull(Aftercare.commandLine().getSubcommands().get(command));
        spec.getSubcommands().keySet().forEach(name -> assertThat(help).contains(command + " " + name));
        Stream.concat(Stream.of(spec), spec.getSubcommands().values().stream())
                .flatMap(each -> each.getCommandSpec().options().stream())
                .forEach(option -> assertThat(help).contains(option.longestName()));
    }
}
