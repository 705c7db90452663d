package aftercare.followup;

import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact;
import aftercare.contracts.UnreadableFactException;
import aftercare.followup.staff.FirstPasswords;
import aftercare.kernel.AtRest;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import aftercare.testkit.Backends;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Follow-up started whole, with a clock to move, a mail server to look into, and both ends of the topics. Nothing is held back from staff:
 * tests share it, and one must not use up what another one expects.
 */
final class FollowUpUnderTest implements AutoCloseable {
    static final byte[] LINK_SECRET = new byte[32];
    private static final Duration MOST = Duration.ofSeconds(60);

    final SimulatedClock clock;
    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final List<FirstPasswords.FirstPassword> passwords = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final String database = "follow-up-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Map<String, ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> reader;
    private ConfigurableApplicationContext context;
    private String protocol = "";
    private String rota = "";
    private List<String> settings = List.of();

    FollowUpUnderTest(Instant start) {
        clock = ProductClock.simulated(start);
        mail.start();
        context = run();
        Properties to = new Properties();
        to.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.shared().bootstrapServers());
        producer = new KafkaProducer<>(to, new ByteArraySerializer(), new ByteArraySerializer());
        reader = reader();
    }

    private ConfigurableApplicationContext run() {
        String secret = Base64.getEncoder().encodeToString(LINK_SECRET);
        return new SpringApplicationBuilder(FollowUpApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=follow-up")
                .initializers(created -> {
                    var beans = (GenericApplicationContext) created;
                    beans.registerBean(ProductClock.class, () -> clock);
                    beans.registerBean(FirstPasswords.class, () -> passwords::addAll);
                })
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.mongodb.uri="
                                                + Backends.shared().mongoUri(database),
                                        "--spring.cloud.stream.kafka.binder.brokers="
                                                + Backends.shared().bootstrapServers(),
                                        "--spring.mail.port=" + mail.getSmtp().getPort(),
                                        "--spring.mail.host=127.0.0.1",
                                        "--aftercare.follow-up.protocol=" + protocol,
                                        "--aftercare.follow-up.rota=" + rota,
                                        "--aftercare.notices.most-per-hour=1000",
                                        "--aftercare.notices.quiet-from=08:00",
                                        "--aftercare.follow-up.readers=safety,clinician2",
                                        "--aftercare.secrets.links=" + secret,
                                        "--aftercare.secrets.cookie=" + secret,
                                        "--aftercare.secrets.dead-letters=" + secret),
                                settings.stream())
                        .toArray(String[]::new));
    }

    /** As {@link #restart}, with these arguments besides. */
    void restartSet(String... more) {
        stop();
        settings = List.of(more);
        startAgain();
    }

    /** Where its pages and REST are. */
    URI url() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Stops it and starts it again on the same data. */
    void restart() {
        stop();
        startAgain();
    }

    /** As {@link #restart}, by the clinic's own protocol. */
    void restartWith(Path file) {
        stop();
        protocol = file.toString();
        startAgain();
    }

    /** As {@link #restart}, by the clinic's rota. */
    void restartWithRota(Path file) {
        stop();
        rota = file.toString();
        startAgain();
    }

    void stop() {
        context.close();
    }

    void startAgain() {
        context = run();
    }

    boolean running() {
        return context.isActive();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Another service tells a fact. */
    void tell(String source, Fact fact) {
        long sequence = sequences.merge(source, 1L, Long::sum);
        String type = FactCatalogue.typeOf(fact);
        var told = new ProducerRecord<>(
                FactCatalogue.topicOf(fact),
                fact.patient().getBytes(StandardCharsets.UTF_8),
                FactCatalogue.toJson(fact));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        source + "#" + sequence,
                        "ce_type",
                        type,
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
                .forEach((name, value) -> told.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(told).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("The broker did not take " + type, e);
        }
    }

    /** Everything follow-up told about the patient, once each, in order. */
    List<FollowUpFact> told(String patient) {
        readOn();
        List<FollowUpFact> facts = new ArrayList<>();
        try {
            for (var record : records.getOrDefault(patient, Map.of()).values()) {
                facts.add((FollowUpFact) FactCatalogue.fromJson(header(record, "ce_type"), record.value()));
            }
        } catch (UnreadableFactException e) {
            throw new AssertionError("Follow-up told something unreadable", e);
        }
        return facts;
    }

    /** Reads what was told since the last time: everything again and again would take ever longer. */
    private void readOn() {
        Map<TopicPartition, Long> ends = reader.endOffsets(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            for (var record : reader.poll(Duration.ofMillis(100))) {
                records.computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), _ -> new LinkedHashMap<>())
                        .putIfAbsent(header(record, "ce_id"), record);
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> reader() {
        Map<String, Object> from = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.shared().bootstrapServers());
        var consumer = new KafkaConsumer<>(from, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, FactCatalogue.PARTITIONS)
                .mapToObj(i -> new TopicPartition(FactCatalogue.FOLLOW_UP, i))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Moves the clock and waits until everything that is due by then is done. */
    void moveTo(Instant later) {
        clock.moveTo(later);
        settle();
    }

    void settle() {
        eventually(
                "everything is at rest",
                () -> context.getBeansOfType(AtRest.class).values().stream().allMatch(AtRest::atRest));
    }

    static void eventually(String claim, BooleanSupplier condition) {
        long end = System.nanoTime() + MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + MOST + ": " + claim);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        context.close();
        producer.close();
        reader.close();
        mail.stop();
    }
}
