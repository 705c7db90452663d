package aftercare.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aftercare.auditor.alarm.KeepWatch;
import aftercare.auditor.ledger.Audit;
import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.kernel.AtRest;
import aftercare.testkit.Backends;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service between a real broker, a real store and a browser; one log that grows from test to test. */
class AuditorApplicationTest {
    private static final Instant NOW = Instant.parse("2026-03-11T16:30:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Backends BACKENDS = Backends.shared();
    private static int sources;

    private @Nullable ConfigurableApplicationContext running;
    private final String source = "/follow-up/polls/poll-" + ++sources;
    private final String poll = source.substring(source.lastIndexOf('/') + 1);

    @BeforeEach
    void declareTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BACKENDS.bootstrapServers()))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> topics = FactCatalogue.topics()
                    .filter(topic -> !existing.contains(topic))
                    .map(topic -> new NewTopic(topic, FactCatalogue.PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void factsAreReadAndBalanced() throws Exception {
        start("60s");
        long before = ledger().path("answers").path("saved").asLong();
        publish(1, saved(1));
        publish(2, new AnswerAssessed("pt-1", poll, 1, "1", Map.of(), List.of(), NOW));

        awaitAtRest();

        JsonNode ledger = ledger();
        assertThat(ledger.path("answers").path("saved").asLong()).isEqualTo(before + 1);
        assertThat(ledger.path("imbalance").asInt()).isZero();
        assertThat(ledger.path("problems").isEmpty()).isTrue();
        assertThat(get("/auditor").body()).contains("Everything adds up").contains("Does it add up?");
        assertThat(get("/ops/auditor/prometheus").body()).contains("aftercare_ledger_imbalance 0.0");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/ops/auditor/health/ledger").statusCode())
                                .isEqualTo(200));
    }

    @Test
    void aLostFactShowsOnThePageInHealthAndInTheMetric() throws Exception {
        start("0s");
        publish(1, saved(1));
        publish(3, new AnswerAssessed("pt-1", poll, 1, "1", Map.of(), List.of(), NOW));

        awaitAtRest();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(ledger().path("imbalance").asInt()).isEqualTo(1));

        JsonNode ledger = ledger();
        assertThat(ledger.path("missing").asInt()).isEqualTo(1);
        assertThat(ledger.path("problems").path(0).path("id").asString()).isEqualTo(source);
        assertThat(get("/auditor").body())
                .contains("1 thing does")
                .contains(source)
                .contains("fact 2 is lost");
        assertThat(get("/ops/auditor/prometheus").body()).contains("aftercare_ledger_imbalance 1.0");
        assertThat(get("/ops/auditor/health/ledger").statusCode()).isEqualTo(503);
        assertThat(get("/ops/auditor/health/liveness").statusCode()).isEqualTo(200);

        publish(2, new BaselineCompleted("pt-1", poll, NOW));
        awaitAtRest();
        assertThat(ledger().path("imbalance").asInt()).isZero();
    }

    @Test
    void aRestartGoesOnWhereItStopped() throws Exception {
        start("60s");
        publish(1, saved(1));
        awaitAtRest();
        JsonNode before = ledger();
        stop();

        start("60s");
        // Had it begun at the beginning again, every fact would now be a repetition or counted twice.
        publish(2, new AnswerAssessed("pt-1", poll, 1, "1", Map.of(), List.of(), NOW));
        awaitAtRest();

        JsonNode after = ledger();
        assertThat(after.path("facts").asLong()).isEqualTo(before.path("facts").asLong() + 1);
        assertThat(after.path("duplicates").asLong())
                .isEqualTo(before.path("duplicates").asLong());
        assertThat(after.path("answers").path("waiting").asLong()).isZero();
    }

    @Test
    void whatIsNoFactIsCountedAndReadOnPast() throws Exception {
        start("60s");
        long before = ledger().path("unreadable").asLong();
        send(new ProducerRecord<>("session.events", "pt-1", "{".getBytes(UTF_8)));
        publish(1, saved(1));
        publish(2, new AnswerAssessed("pt-1", poll, 1, "1", Map.of(), List.of(), NOW));

        awaitAtRest();

        assertThat(ledger().path("unreadable").asLong()).isEqualTo(before + 1);
        assertThat(ledger().path("imbalance").asInt()).isZero();
    }

    @Test
    void theWholeLogIsReadAnewOnDemand() throws Exception {
        start("0s");
        // The broker's own clock says when a record came, in milliseconds.
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        publish(1, saved(1));
        awaitAtRest();

        JsonNode now = examination("?from=" + before);
        JsonNode earlier = examination("?to=" + before);

        assertThat(now.path("answers").path("saved").asLong()).isEqualTo(1);
        assertThat(now.path("imbalance").asInt()).isEqualTo(1);
        assertThat(now.path("problems").path(0).path("id").asString()).isEqualTo(poll + "/1");
        assertThat(earlier.path("imbalance").asInt()).isZero();
        assertThat(get("/api/auditor/examination?from=yesterday").body())
                .contains("Enter an instant in UTC, like 2027-01-04T13:00:00Z");
        assertThat(get("/api/auditor/examination?from=" + before + "&to=" + before)
                        .statusCode())
                .isEqualTo(422);
        publish(2, new AnswerAssessed("pt-1", poll, 1, "1", Map.of(), List.of(), NOW));
        awaitAtRest();
        assertThat(examination("").path("imbalance").asInt()).isZero();
    }

    @Test
    void operatorsAreMailedWhatIsLostAndTheHeartStands() throws Exception {
        GreenMail mails = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        mails.start();
        try {
            start(
                    "0s",
                    "--aftercare.auditor.look-every=1s",
                    "--spring.mail.port=" + mails.getSmtp().getPort());
            await().atMost(SOON).until(() -> heartbeat() > 0);

            publish(1, saved(1));

            assertThat(mails.waitForIncomingEmail(SOON.toMillis(), 1)).isTrue();
            MimeMessage mail = mails.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Aftercare: 1 thing does not add up");
            assertThat(mail.getAllRecipients()[0]).hasToString("operator@clinic.localdomain");
            assertThat(mail.getContent().toString()).contains(poll + "/1");
            double stood = heartbeat();

            publish(2, new AnswerAssessed("pt-1", poll, 1, "1", Map.of(), List.of(), NOW));

            assertThat(mails.waitForIncomingEmail(SOON.toMillis(), 2)).isTrue();
            assertThat(mails.getReceivedMessages()[1].getSubject()).isEqualTo("Aftercare: everything adds up again");
            await().atMost(SOON).until(() -> heartbeat() > stood);
        } finally {
            mails.stop();
        }
    }

    private double heartbeat() {
        return context().getBean(KeepWatch.class).beatAt();
    }

    private JsonNode examination(String query) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(get("/api/auditor/examination" + query).body());
    }

    @Test
    void onlyStaffSeeTheLedger() throws Exception {
        start("60s");

        HttpResponse<String> page =
                HTTP.send(HttpRequest.newBuilder(uri("/auditor")).build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> rest = HTTP.send(
                HttpRequest.newBuilder(uri("/api/auditor/ledger")).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/sign-in?next=%2Fauditor");
        assertThat(rest.statusCode()).isEqualTo(401);
        assertThat(rest.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private Fact saved(int revision) {
        return new AnswerSaved("pt-1", poll, revision, Map.of("FDC-01", "ok"), NOW);
    }

    private void start(String tolerance, String... more) {
        running = new SpringApplicationBuilder(AuditorApplication.class)
                .properties("spring.config.name=auditor")
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--server.address=127.0.0.1",
                                        "--spring.mongodb.uri=" + BACKENDS.mongoUri("auditor"),
                                        "--aftercare.kafka.brokers=" + BACKENDS.bootstrapServers(),
                                        "--aftercare.auditor.tolerance=" + tolerance,
                                        "--aftercare.secrets.cookie=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                                Stream.of(more))
                        .toArray(String[]::new));
        awaitAtRest();
    }

    private ConfigurableApplicationContext context() {
        ConfigurableApplicationContext context = running;
        if (context == null) {
            throw new IllegalStateException("The auditor was not started");
        }
        return context;
    }

    private void awaitAtRest() {
        AtRest reader = context().getBean(AtRest.class);
        Audit audit = context().getBean(Audit.class);
        await().atMost(SOON).until(() -> reader.atRest() && audit.readUpTo().isPresent());
    }

    private void publish(long sequence, Fact fact) throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(FactCatalogue.topicOf(fact), fact.patient(), FactCatalogue.toJson(fact));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        source + "#" + sequence,
                        "ce_type",
                        FactCatalogue.typeOf(fact),
                        "ce_source",
                        source,
                        "ce_time",
                        NOW.toString(),
                        "ce_subject",
                        fact.patient(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        send(message);
    }

    private static void send(ProducerRecord<String, byte[]> message) throws ExecutionException, InterruptedException {
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BACKENDS.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    private JsonNode ledger() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get("/api/auditor/ledger").body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String token = context()
                .getBean(StaffTokens.class)
                .issue(new Staff("safety-1", "Safety Officer", Set.of(Role.SAFETY_OFFICER)));
        return HTTP.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context().getEnvironment().getProperty("local.server.port") + path);
    }
}
