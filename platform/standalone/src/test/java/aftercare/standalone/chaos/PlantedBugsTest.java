package aftercare.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aftercare.backends.Mailbox;
import aftercare.backends.Ports;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.Progress;
import aftercare.standalone.clinic.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * One whole clinic, in which mistakes are switched on one at a time while a patient answers what worries and a clinician
 * deals with it. The auditor must name the account that no longer adds up.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlantedBugsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofDays(8);
    private static final Pattern LINK = Pattern.compile("/s/([A-Za-z0-9_-]+)");

    /** A red, an amber and a yellow flag, some of which ask for a hold. */
    private static final Map<String, String> WORRYING = Map.of(
            "ASQ-1", "yes", "ASQ-2", "yes", "ASQ-3", "yes", "ASQ-4", "yes", "ASQ-5", "yes", "URI-08", "yes", "URI-10",
            "unsure");

    @TempDir
    private static Path data = Path.of("");

    private static Optional<Clinic> clinic = Optional.empty();
    private static Optional<Calls> calls = Optional.empty();
    private static int patients;

    @BeforeAll
    static void start() {
        Planting.prepare();
        ClinicPlan plan = new ClinicPlan(
                data, Ports.free(), Optional.of(Instant.parse("2027-01-04T13:00:00Z")), ZoneId.of("America/New_York"));
        Clinic started = Clinic.start(plan, new Silent(), _ -> {});
        clinic = Optional.of(started);
        calls = Optional.of(new Calls(
                URI.create(started.wiring().baseUrl()),
                Secrets.read(data, "cookie").orElseThrow()));
    }

    @AfterAll
    static void stop() {
        Planting.forget();
        clinic.ifPresent(Clinic::close);
    }

    @Test
    @Order(1)
    void withoutABugEverythingAddsUp() {
        live(null);

        await().atMost(SOON).untilAsserted(() -> assertThat(problems()).isEmpty());
    }

    @ParameterizedTest
    @Order(2)
    @EnumSource(PlantedBug.class)
    void plantedBugIsCaught(PlantedBug bug) {
        Set<String> before = problems();
        try {
            live(bug);
            await().atMost(SOON).untilAsserted(() -> {
                Set<String> fresh = problems();
                fresh.removeAll(before);
                assertThat(fresh)
                        .as("what the auditor says of %s", bug)
                        .anyMatch(what -> what.startsWith(bug.account() + " "));
            });
        } finally {
            Planting.plant(null);
        }
    }

    /** A patient is enrolled and asked, answers what worries, and a clinician closes it. */
    private static void live(@org.jspecify.annotations.Nullable PlantedBug bug) {
        boolean unanswered = bug == PlantedBug.MISSED_POLL_FORGOTTEN;
        if (!unanswered) {
            Planting.plant(bug);
        }
        String email = "planted" + ++patients + "@patients.example";
        enrol(email);
        if (bug == PlantedBug.POLL_NEVER_SENT) {
            clinic().time()
                    .orElseThrow()
                    .jumpTo(clinic().time().orElseThrow().now().plus(Duration.ofMinutes(2)));
            return;
        }
        String token = link(email);
        if (unanswered) {
            Planting.plant(bug);
            clinic().time()
                    .orElseThrow()
                    .jumpTo(clinic().time().orElseThrow().now().plus(WINDOW));
            return;
        }
        new SurveyWalk(calls(), token, PlantedBugsTest::answer, (_, _) -> {}).toItsEnd();
        if (bug == PlantedBug.LADDER_STANDS_STILL) {
            clinic().time()
                    .orElseThrow()
                    .jumpTo(clinic().time().orElseThrow().now().plus(Duration.ofMinutes(2)));
        }
        if (bug == null || bug == PlantedBug.CLOSED_BY_NOBODY) {
            await().atMost(SOON).until(() -> !inbox().isEmpty());
            inbox().forEach(escalation -> close(escalation.path("id").asString()));
        }
    }

    private static void close(String escalation) {
        String path = "/api/follow-up/escalations/" + escalation;
        post(path + "/resolve", Map.of("disposition", "contacted-safe", "note", "Spoke by telephone."));
        String proposal = calls().get(path)
                .map(one -> one.json().path("proposal").asString(""))
                .orElse("");
        if (!proposal.isEmpty()) {
            assertThat(calls().postAsAnother(path + "/agree", proposal, Map.of("proposal", proposal)))
                    .hasValueSatisfying(answer -> assertThat(answer.done()).isTrue());
        }
    }

    private static String answer(String question, List<String> offered) {
        String wished = WORRYING.getOrDefault(question, "no");
        return List.of(wished, "none", "no", "0").stream()
                .filter(offered::contains)
                .findFirst()
                .orElse(offered.isEmpty() ? "0" : offered.getFirst());
    }

    private static void enrol(String email) {
        post(
                "/api/intake/patients",
                Map.ofEntries(
                        Map.entry("name", "Patient"),
                        Map.entry("email", email),
                        Map.entry("phone", "+1 555 010 0001"),
                        Map.entry("zone", "America/Chicago"),
                        Map.entry("language", "en"),
                        Map.entry("country", "US"),
                        Map.entry("careTeam", "main"),
                        Map.entry("drugAtHome", false),
                        Map.entry("consent", true),
                        Map.entry("consentVersion", "off-label-1")));
    }

    private static String link(String email) {
        return await().atMost(SOON)
                .until(
                        () -> Mailbox.kept(data.resolve("mailbox"), 0).stream()
                                .filter(mail -> mail.to().contains(email))
                                .map(mail -> LINK.matcher(mail.text() + mail.html()))
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<JsonNode> inbox() {
        return List.copyOf(
                calls().get("/api/follow-up/escalations").orElseThrow().json().values());
    }

    private static void post(String path, Map<String, ?> body) {
        Calls.Answer answer = calls().post(path, path + patients, body).orElseThrow();
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    /** Account, id and what is wrong, in a line each. */
    private static Set<String> problems() {
        Set<String> problems = new TreeSet<>();
        calls().get("/api/auditor/ledger?atRest=true")
                .orElseThrow()
                .json()
                .path("problems")
                .forEach(problem -> problems.add(problem.path("account").asString() + " "
                        + problem.path("id").asString() + " "
                        + problem.path("what").asString()));
        return problems;
    }

    private static Clinic clinic() {
        return clinic.orElseThrow();
    }

    private static Calls calls() {
        return calls.orElseThrow();
    }

    private static final class Silent implements Progress {
        @Override
        public void done(String part) {}

        @Override
        public void failed(String part, Throwable cause) {
            throw new AssertionError(part + " failed", cause);
        }
    }
}
