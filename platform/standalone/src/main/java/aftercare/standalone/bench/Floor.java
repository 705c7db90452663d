package aftercare.standalone.bench;

import aftercare.backends.Broker;
import aftercare.backends.Ports;
import aftercare.backends.Store;
import aftercare.kernel.Ids;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.bson.Document;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/**
 * The least that any product on these parts must do per answer, without any domain: the services' HTTP server on virtual
 * threads takes a POST, one durable write, one record to the broker acknowledged by all, one consumer.
 */
final class Floor implements AutoCloseable {

    private static final String TOPIC = "floor";
    private static final String PAYLOAD = "0123456789".repeat(36);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Long> plannedById = new ConcurrentHashMap<>();
    private final Queue<Long> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Long> consumed = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final Store store;
    private final Broker broker;
    private final MongoClient client;
    private final Producer<String, String> producer;
    private final WebServer server;
    private final Connections connections;
    private final Thread consumer;
    private volatile boolean closed;

    /**
     * What was measured.
     *
     * @param answered from the planned POST to its answer
     * @param consumed from the planned POST to the consumer's having it
     * @param perSecond answered and consumed, with all clients waiting for each answer
     * @param processorMicros processor time of each, client, broker and database included
     */
    record Result(Quantiles answered, Quantiles consumed, double perSecond, double processorMicros) {}

    Floor(Path folder, int clients) {
        store = Store.start(folder.resolve("store"), Ports.free());
        broker = Broker.start(folder.resolve("broker"), Ports.free(), Ports.free());
        declareTopic();
        client = MongoClients.create(store.uri("floor"));
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        1),
                new StringSerializer(),
                new StringSerializer());
        int port = Ports.free();
        server = serve(port, client.getDatabase("floor").getCollection("answers"));
        connections = new Connections(port, clients);
        consumer = Thread.ofPlatform().daemon().name("floor-consumer").start(this::consume);
    }

    private void declareTopic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 24, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot declare the floor's topic", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private WebServer serve(int port, MongoCollection<Document> answers) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port);
        factory.setAddress(InetAddress.getLoopbackAddress());
        factory.addProtocolHandlerCustomizers(handler -> handler.setExecutor(new VirtualThreadExecutor("floor-")));
        WebServer tomcat = factory.getWebServer(context -> {
            var servlet = context.addServlet("answer", new AnswerServlet(answers, producer));
            servlet.addMapping("/answer");
            servlet.setLoadOnStartup(1);
        });
        tomcat.start();
        return tomcat;
    }

    /** Warms up, then measures at a fixed rate, then with all clients at once. */
    Result run(int perSecond, int clients, Duration each) {
        WarmUp.run(perSecond, this::post);
        awaitConsumed();
        answered.clear();
        consumed.clear();
        Load.atRate(perSecond, each, this::post);
        awaitConsumed();
        Quantiles toAnswer = Quantiles.of(answered);
        Quantiles toConsumer = Quantiles.of(consumed);
        long before = taken.get();
        long start = System.nanoTime();
        ProcessorTime processors = new ProcessorTime();
        Load.closed(clients, each, this::post);
        awaitConsumed();
        long count = taken.get() - before;
        return new Result(
                toAnswer, toConsumer, count * 1e9 / (System.nanoTime() - start), processors.microsEach(count));
    }

    private boolean post(long planned) {
        String id = Ids.timeOrdered("a", InstantSource.system().instant(), ThreadLocalRandom.current());
        plannedById.put(id, planned);
        sent.incrementAndGet();
        if (connections.post("/answer", "answer", id).status() != 200) {
            refused.incrementAndGet();
            throw new IllegalStateException("The floor refused an answer");
        }
        answered.add(System.nanoTime() - planned);
        return true;
    }

    private void awaitConsumed() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (taken.get() < sent.get()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Of " + sent + " records " + taken + " were consumed");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void consume() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                TOPIC,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (var records = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            records.subscribe(List.of(TOPIC));
            while (!closed) {
                records.poll(Duration.ofMillis(200)).forEach(one -> {
                    Long planned = plannedById.remove(one.key());
                    if (planned != null) {
                        consumed.add(System.nanoTime() - planned);
                        taken.incrementAndGet();
                    }
                });
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            consumer.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close();
        server.stop();
        server.destroy();
        // Tomcat leaves its folder to the next one in the process, and has just deleted it.
        System.clearProperty("catalina.home");
        System.clearProperty("catalina.base");
        producer.close(PATIENCE);
        client.close();
        broker.close();
        store.close();
    }

    /** Writes, sends, answers. The answer does not wait for the broker, as the product's does not. */
    private static final class AnswerServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient MongoCollection<Document> answers;
        private final transient Producer<String, String> producer;

        AnswerServlet(MongoCollection<Document> answers, Producer<String, String> producer) {
            this.answers = answers;
            this.producer = producer;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            String id = request.getParameter("answer");
            answers.insertOne(new Document("_id", id).append("answer", PAYLOAD));
            var _ = producer.send(new ProducerRecord<>(TOPIC, id, PAYLOAD));
            response.setStatus(HttpServletResponse.SC_OK);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setContentLength(0);
        }
    }
}
