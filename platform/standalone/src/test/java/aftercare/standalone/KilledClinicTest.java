package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.backends.Ports;
import aftercare.standalone.browser.Browser;
import aftercare.standalone.browser.Desk;
import aftercare.standalone.browser.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a patient was thanked for survives the death of the whole process a moment later, and counts once. */
class KilledClinicTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MOST_PAGES = 100;

    @TempDir
    private Path folder = Path.of("");

    private final int port = Ports.free();
    private final URI base = URI.create("http://127.0.0.1:" + port);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void answeredSurveyIsThereOnceAfterAKill() throws Exception {
        Path terminal = folder.resolve("terminal");
        Process first = up(terminal);
        try {
            awaitUp(first, terminal);
            Map<String, String> passwords = passwordsIn(terminal);
            enrol(passwords);
            answerWorrying(linkInMailbox());
        } finally {
            first.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
        Map<String, String> passwords = passwordsIn(terminal);
        Path again = folder.resolve("terminal-again");
        Process second = up(again);
        try {
            awaitUp(second, again);
            assertThat(Files.readString(again)).doesNotContain("passwords are shown");
            Desk safety = new Desk(new Browser(http, base), "safety", passwords.getOrDefault("safety", ""));
            await(
                    "the ledger to balance",
                    () -> ledger(safety).path("imbalance").asInt(-1) == 0
                            && ledger(safety).path("escalations").path("opened").asInt() > 0);
            JsonNode ledger = ledger(safety);
            assertThat(ledger.path("polls").path("answered").asInt()).isEqualTo(1);
            assertThat(ledger.path("flags").path("raised").path("red").asInt()).isEqualTo(1);
            assertThat(ledger.path("escalations").path("opened").asInt()).isEqualTo(1);
            Desk clinician = new Desk(new Browser(http, base), "clinician", passwords.getOrDefault("clinician", ""));
            assertThat(clinician.open("/inbox").links("/inbox/")).hasSize(1);
        } finally {
            second.destroy();
            assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private Process up(Path terminal) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of("aftercare.standalone.Aftercare", "up", "--port", String.valueOf(port), "--canary", "0"));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(terminal.toFile())
                .start();
    }

    private static void awaitUp(Process process, Path terminal) {
        await("the clinic to answer", () -> {
            assertThat(process.isAlive()).as(read(terminal)).isTrue();
            return read(terminal).contains("Open http://localhost:");
        });
    }

    private static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("waiting for " + what)
                    .isLessThan(PATIENCE);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> passwordsIn(Path terminal) {
        Map<String, String> passwords = new java.util.HashMap<>();
        Matcher line = Pattern.compile("(?m)^ {2}([a-z0-9]+) +([a-z0-9]{4}(?:-[a-z0-9]{4})+) +[A-Z_]+$")
                .matcher(read(terminal));
        while (line.find()) {
            passwords.put(line.group(1), line.group(2));
        }
        assertThat(passwords).containsKeys("coordinator", "clinician", "safety");
        return passwords;
    }

    private void enrol(Map<String, String> passwords) {
        Desk coordinator = new Desk(new Browser(http, base), "coordinator", passwords.getOrDefault("coordinator", ""));
        Page enrolled = coordinator.submit(
                coordinator.open("/intake/patients/new"),
                "/intake/patients/new",
                Map.of(
                        "name", List.of("Ada Archer"),
                        "email", List.of("ada@patients.example"),
                        "phone", List.of("+1 555 010 0001"),
                        "zone", List.of("America/New_York"),
                        "drugAtHome", List.of("no"),
                        "consent", List.of("yes")));
        assertThat(enrolled.text()).contains("Ada Archer");
        Desk clinician = new Desk(new Browser(http, base), "clinician", passwords.getOrDefault("clinician", ""));
        Page screening = clinician.open("/intake/patients/" + enrolled.lastSegment() + "/screening");
        Page cleared = clinician.submit(
                screening,
                "/screening",
                screening.choices().stream().collect(Collectors.toMap(question -> question, _ -> List.of("no"))));
        assertThat(cleared.text()).contains("Cleared for treatment by");
    }

    private String linkInMailbox() {
        Browser anybody = new Browser(http, base);
        await(
                "the patient's mail",
                () -> !anybody.get("/mailbox?q=ada@").links("/mailbox/").isEmpty());
        Page mail =
                anybody.get(anybody.get("/mailbox?q=ada@").links("/mailbox/").getFirst());
        return URI.create(mail.links("http").getFirst()).getPath();
    }

    private void answerWorrying(String link) {
        Browser patient = new Browser(http, base);
        Page page = patient.submit(patient.get(link), "/start", Map.of());
        for (int i = 0; i < MOST_PAGES && !page.address().getPath().endsWith("/done"); i++) {
            String path = page.address().getPath();
            if (path.contains("/q/")) {
                String question = page.lastSegment();
                List<String> offered = page.offered("answer");
                String value = question.startsWith("ASQ")
                        ? "yes"
                        : List.of("none", "no", "0", offered.getFirst()).stream()
                                .filter(offered::contains)
                                .findFirst()
                                .orElseThrow();
                page = patient.submit(page, "/q/" + question, Map.of("answer", List.of(value)));
            } else {
                List<String> on = page.links(path.replaceAll("/help$", "/q/"));
                if (on.isEmpty()) {
                    break;
                }
                page = patient.get(on.getFirst());
            }
        }
        assertThat(page.address().getPath()).doesNotContain("/q/");
        assertThat(page.status()).isEqualTo(200);
    }

    private static JsonNode ledger(Desk safety) {
        return JsonMapper.builder().build().readTree(safety.json("/api/auditor/ledger?atRest=true"));
    }
}
