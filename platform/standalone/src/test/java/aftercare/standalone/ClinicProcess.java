package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.standalone.browser.Browser;
import aftercare.standalone.browser.Desk;
import aftercare.standalone.browser.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clinic that runs as a process of its own on the real clock, and the people who use it. */
final class ClinicProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MOST_PAGES = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Path terminal;
    private final Process process;
    private final Map<String, String> passwords = new HashMap<>();

    private ClinicProcess(Path data, int port, Path terminal, String... more) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.terminal = terminal;
        this.process = up(data, port, more);
    }

    /** Starts it on a new folder, and returns when it answers. */
    static ClinicProcess first(Path data, int port) {
        ClinicProcess clinic = new ClinicProcess(data, port, data.resolveSibling("terminal-first"));
        clinic.awaitUp();
        clinic.readPasswords();
        return clinic;
    }

    /** Starts it again on the folder of an earlier one, and returns when it answers. */
    static ClinicProcess again(Path data, int port, ClinicProcess earlier, String... more) {
        ClinicProcess clinic = new ClinicProcess(data, port, data.resolveSibling("terminal-again"), more);
        clinic.awaitUp();
        clinic.passwords.putAll(earlier.passwords);
        return clinic;
    }

    private Process up(Path data, int port, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(
                List.of("aftercare.standalone.Aftercare", "up", "--port", String.valueOf(port), "--canary", "0"));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(List.of(more));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(terminal.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitUp() {
        await("the clinic to answer", () -> {
            assertThat(process.isAlive()).as(terminal()).isTrue();
            return terminal().contains("Open http://localhost:");
        });
    }

    static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("waiting for " + what)
                    .isLessThan(PATIENCE);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** What it has printed. */
    String terminal() {
        try {
            return Files.exists(terminal) ? Files.readString(terminal) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readPasswords() {
        Matcher line = Pattern.compile("(?m)^ {2}([a-z0-9]+) +([a-z0-9]{4}(?:-[a-z0-9]{4})+) +[A-Z_]+$")
                .matcher(terminal());
        while (line.find()) {
            passwords.put(line.group(1), line.group(2));
        }
        assertThat(passwords).containsKeys("coordinator", "clinician", "safety");
    }

    /** A member of staff, signed in when a page asks for it. */
    Desk desk(String account) {
        return new Desk(new Browser(http, base), account, passwords.getOrDefault(account, ""));
    }

    /** Enrols a patient and has them cleared for treatment; returns the pseudonym. */
    String enrol(String name, String email) {
        Desk coordinator = desk("coordinator");
        Page enrolled = coordinator.submit(
                coordinator.open("/intake/patients/new"),
                "/intake/patients/new",
                Map.of(
                        "name", List.of(name),
                        "email", List.of(email),
                        "phone", List.of("+1 555 010 0001"),
                        "zone", List.of("America/New_York"),
                        "drugAtHome", List.of("no"),
                        "consent", List.of("yes")));
        assertThat(enrolled.text()).contains(name);
        Desk clinician = desk("clinician");
        Page screening = clinician.open("/intake/patients/" + enrolled.lastSegment() + "/screening");
        Page cleared = clinician.submit(
                screening,
                "/screening",
                screening.choices().stream().collect(Collectors.toMap(question -> question, _ -> List.of("no"))));
        assertThat(cleared.text()).contains("Cleared for treatment by");
        return enrolled.lastSegment();
    }

    /** Waits for the mail to an address, and answers the survey it leads to so that the answers worry. */
    void answerWorrying(String email) {
        Browser patient = new Browser(http, base);
        Page page = patient.submit(patient.get(linkIn(email)), "/start", Map.of());
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

    private String linkIn(String email) {
        Browser anybody = new Browser(http, base);
        String search = "/mailbox?q=" + email.replace("@", "%40");
        await(
                "the patient's mail",
                () -> !anybody.get(search).links("/mailbox/").isEmpty());
        Page mail = anybody.get(anybody.get(search).links("/mailbox/").getFirst());
        return URI.create(mail.links("http").getFirst()).getPath();
    }

    /** What the auditor says once everything has come to rest and adds up. */
    JsonNode balancedLedger(int escalationsOpened) {
        Desk safety = desk("safety");
        await(
                "the ledger to balance",
                () -> ledger(safety).path("imbalance").asInt(-1) == 0
                        && ledger(safety).path("escalations").path("opened").asInt() >= escalationsOpened);
        return ledger(safety);
    }

    private static JsonNode ledger(Desk safety) {
        return JsonMapper.builder().build().readTree(safety.json("/api/auditor/ledger?atRest=true"));
    }

    /** Ends it as a loss of power would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    /** Stops it in order. */
    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
