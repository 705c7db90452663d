package aftercare.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.messaging.DeadLetters;
import aftercare.operations.StubbornService.Stubborn;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLetterRestTest {
    private static final Staff OPERATOR = new Staff("olga", "Olga Example", Set.of(Role.OPERATOR));
    private static final Staff CLINICIAN = new Staff("ada", "Ada Example", Set.of(Role.CLINICIAN));
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static ConfigurableApplicationContext service;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        service = StubbornService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Stubborn stubborn() {
        return service.getBean(Stubborn.class);
    }

    @Test
    void replayBringsTheWholeQueueThroughInOrderAndOnce() throws Exception {
        String patient = "p-replay";
        setAside(patient, 3);
        JsonNode listed = json(get("", OPERATOR));
        String dead = idOf(patient, "DEAD");
        assertThat(listed.size()).isGreaterThanOrEqualTo(3);

        JsonNode one = json(get("/one?id=" + URLEncoder.encode(dead, UTF_8), OPERATOR));
        assertThat(one.get("cause").asString()).contains("cannot be applied yet");
        assertThat(one.get("attempts").asInt()).isEqualTo(1);

        JsonNode rehearsed = json(post("/replay", "{\"of\":\"" + patient + "\",\"dryRun\":true}", OPERATOR));
        assertThat(rehearsed.get("drained").size()).isEqualTo(3);
        assertThat(stubborn().applied()).noneMatch(id -> id.contains(patient));

        JsonNode failed = json(post("/replay", "{\"of\":\"" + dead + "\"}", OPERATOR));
        assertThat(failed.get("drained").size()).isZero();
        assertThat(failed.get("remaining").size()).isEqualTo(3);
        assertThat(failed.get("cause").asString()).contains("cannot be applied yet");

        stubborn().refused().remove(patient);
        JsonNode through = json(post("/replay", "{\"of\":\"" + dead + "\"}", OPERATOR));
        assertThat(through.get("drained").size()).isEqualTo(3);
        assertThat(stubborn().applied().stream().filter(id -> id.contains(patient)))
                .containsExactly(id(patient, 1), id(patient, 2), id(patient, 3));

        HttpResponse<String> again = post("/replay", "{\"of\":\"" + patient + "\"}", OPERATOR);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains("Nothing waits for " + patient);
        assertThat(get("/../../../../ops/stubborn/prometheus", OPERATOR).body())
                .contains("aftercare_dead_letters_replayed_total");
    }

    @Test
    void quarantineFreesWhatWaitedBehind() throws Exception {
        String patient = "p-quarantine";
        setAside(patient, 2);
        String dead = idOf(patient, "DEAD");
        String body = "{\"id\":\"" + dead + "\",\"reason\":\"entered by mistake\",\"dryRun\":%s}";
        JsonNode rehearsed = json(post("/quarantine", body.formatted("true"), OPERATOR));
        assertThat(rehearsed.get("freed").size()).isEqualTo(1);
        assertThat(idOf(patient, "DEAD")).isEqualTo(dead);

        stubborn().refused().remove(patient);
        json(post("/quarantine", body.formatted("false"), OPERATOR));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stubborn().applied()).contains(id(patient, 2)));
        assertThat(stubborn().applied()).doesNotContain(id(patient, 1));
        assertThat(post("/quarantine", body.formatted("false"), OPERATOR).statusCode())
                .isEqualTo(404);
    }

    @Test
    void badInputIsNamedAndOnlyOperatorsGetIn() throws Exception {
        assertThat(post("/replay", "{}", OPERATOR).body()).contains("\"field\":\"of\"");
        assertThat(post("/quarantine", "{\"id\":\"x\"}", OPERATOR).body())
                .contains("\"field\":\"reason\"")
                .contains("Enter why it can be left out for good");
        assertThat(post("/quarantine", "{\"id\":\"x\",\"reason\":\"r\"}", OPERATOR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("", CLINICIAN).statusCode()).isEqualTo(403);
        assertThat(get("", null).statusCode()).isEqualTo(401);
    }

    private void setAside(String patient, int facts) throws Exception {
        stubborn().refused().add(patient);
        for (int sequence = 1; sequence <= facts; sequence++) {
            send(patient, sequence);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> letters().list().stream()
                                .filter(letter -> patient.equals(letter.key()))
                                .count()
                        == facts);
    }

    private static DeadLetters letters() {
        return service.getBean(DeadLetters.class);
    }

    private static String idOf(String patient, String state) {
        return letters().list().stream()
                .filter(letter ->
                        patient.equals(letter.key()) && letter.state().name().equals(state))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String id(String patient, int sequence) {
        return "/session/sessions/" + patient + "#" + sequence;
    }

    @SuppressWarnings("unchecked")
    private static void send(String patient, int sequence) throws Exception {
        Fact fact = new SessionAborted(patient, "ses-" + patient, "other", false, NOW);
        var record = new ProducerRecord<byte[], byte[]>(
                FactCatalogue.SESSION, patient.getBytes(UTF_8), FactCatalogue.toJson(fact));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id(patient, sequence).getBytes(UTF_8))
                .add("ce_type", FactCatalogue.typeOf(fact).getBytes(UTF_8))
                .add("ce_source", ("/session/sessions/" + patient).getBytes(UTF_8))
                .add("ce_time", NOW.toString().getBytes(UTF_8))
                .add("ce_sequence", Integer.toString(sequence).getBytes(UTF_8));
        Producer<byte[], byte[]> producer = service.getBean("factProducer", Producer.class);
        producer.send(record).get(20, TimeUnit.SECONDS);
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> get(String path, @Nullable Staff who) throws Exception {
        return send(request(path, who));
    }

    private HttpResponse<String> post(String path, String json, Staff who) throws Exception {
        return send(
                request(path, who).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private static HttpRequest.Builder request(String path, @Nullable Staff who) {
        String port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
        URI address = URI.create("http://localhost:" + port + "/api/operations/stubborn/dead-letters" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address.normalize());
        return who == null
                ? request
                : request.header(
                        "Authorization",
                        "Bearer " + service.getBean(StaffTokens.class).issue(who));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
