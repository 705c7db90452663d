package aftercare.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.UnreadableFactException;
import aftercare.kernel.AtRest;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import aftercare.testkit.Backends;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Intake as it runs, on a real broker and store and a mail server of the test's own, with time moved by hand. */
final class RunningIntake implements AutoCloseable {
    private static final String SECRET =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    final SimulatedClock clock = ProductClock.simulated(Instant.parse("2026-11-23T12:00:00Z"));
    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final ConfigurableApplicationContext context;
    private final KafkaConsumer<String, byte[]> reader;
    private final KafkaProducer<String, byte[]> writer;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final int smtpPort;

    RunningIntake() {
        this("intake");
    }

    /**
     * @param database of its own
     * @param settings more of them, as on a command line
     */
    RunningIntake(String database, String... settings) {
        mail.start();
        smtpPort = mail.getSmtp().getPort();
        String brokers = Backends.shared().bootstrapServers();
        context = new SpringApplicationBuilder(IntakeApplication.class)
                .properties("spring.config.name=intake")
                .initializers(c ->
                        ((GenericApplicationContext) c).registerBean("productClock", ProductClock.class, () -> clock))
                .run(settings(
                        settings,
                        "--server.port=0",
                        "--spring.mongodb.uri=" + Backends.shared().mongoUri(database),
                        "--spring.cloud.stream.kafka.binder.brokers=" + brokers,
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + smtpPort,
                        "--aftercare.base-url=http://clinic.test",
                        "--aftercare.secrets.links=" + SECRET,
                        "--aftercare.secrets.cookie=" + SECRET,
                        "--aftercare.secrets.dead-letters=" + SECRET));
        reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader.subscribe(List.of(FactCatalogue.INTAKE));
        writer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /** Those of the test, and the usual ones that it does not set. */
    private static String[] settings(String[] own, String... usual) {
        Set<String> names = Stream.of(own).map(RunningIntake::name).collect(Collectors.toSet());
        return Stream.concat(Stream.of(own), Stream.of(usual).filter(setting -> !names.contains(name(setting))))
                .toArray(String[]::new);
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    boolean atRest() {
        return context.getBeansOfType(AtRest.class).values().stream().allMatch(AtRest::atRest);
    }

    void mailServerDown() {
        mail.stop();
    }

    GreenMail mailServerUp() {
        GreenMail again = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        return again;
    }

    /** As a fact of follow-up arrives. */
    void publish(String source, long sequence, Fact fact) throws InterruptedException, ExecutionException {
        ProducerRecord<String, byte[]> record =
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
                        clock.instant().toString(),
                        "ce_subject",
                        fact.patient(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        writer.send(record).get();
    }

    /** What intake has published about a patient so far. */
    List<Fact> facts(String patient) {
        reader.poll(Duration.ofMillis(50)).forEach(records::add);
        return records.stream()
                .filter(r -> patient.equals(r.key()))
                .map(RunningIntake::fact)
                .toList();
    }

    private static Fact fact(ConsumerRecord<String, byte[]> record) {
        try {
            return FactCatalogue.fromJson(
                    new String(record.headers().lastHeader("ce_type").value(), UTF_8), record.value());
        } catch (UnreadableFactException e) {
            throw new AssertionError(e);
        }
    }

    /** Looks until it is so, for at most half a minute. */
    void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within 30 s: " + what);
            }
            reader.poll(Duration.ofMillis(20)).forEach(records::add);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path));
    }

    HttpResponse<String> rest(Staff staff, String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + bean(StaffTokens.class).issue(staff))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> get(Staff staff, String path) throws IOException, InterruptedException {
        return send(signedIn(staff, path));
    }

    HttpResponse<String> post(Staff staff, String path, String form) throws IOException, InterruptedException {
        return send(signedIn(staff, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder signedIn(Staff staff, String path) {
        return request(path)
                .header(
                        "Cookie",
                        StaffTokens.COOKIE + "=" + bean(StaffTokens.class).issue(staff));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        writer.close();
        reader.close();
        context.close();
        mail.stop();
    }
}
