package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.kernel.Change;
import aftercare.messaging.Clinic.Patient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FactRelayTest {
    private TestDatabase database;
    private MockProducer<byte[], byte[]> broker;
    private FactRelay relay;
    private Aggregates<Patient> patients;

    @BeforeEach
    void start() {
        database = new TestDatabase("relay_test");
        restart(broker(true));
        Eventually.isTrue("at rest after the start", relay::atRest);
    }

    @AfterEach
    void stop() {
        relay.stop();
        database.close();
    }

    /** A broker that answers at once, or only when told to. */
    private static MockProducer<byte[], byte[]> broker(boolean answersAtOnce) {
        return new MockProducer<>(answersAtOnce, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A new process on the same database. */
    private void restart(MockProducer<byte[], byte[]> producer) {
        broker = producer;
        relay = new FactRelay(
                database.template(),
                broker,
                new MessagingCounts(new SimpleMeterRegistry()),
                InstantSource.system(),
                "test");
        patients = new AggregateStores(
                        database.template(), relay, InstantSource.fixed(Clinic.NOW), InstantSource.system())
                .of(Patient.class, "patients", "/intake/patients");
        relay.start();
    }

    private List<String> sent() {
        return broker.history().stream()
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                .toList();
    }

    private Document stored(String id) {
        return Objects.requireNonNull(database.template()
                .getCollection("patients")
                .find(new Document("_id", id))
                .first());
    }

    private boolean cleared(String id) {
        Document stored = stored(id);
        return stored.getList("pending", Document.class).isEmpty() && !stored.containsKey("pendingSince");
    }

    private void enrol(String id) {
        patients.insertIfAbsent(id, Change.of(Patient.blank(id), Clinic.cleared(id, 0)));
    }

    private static String id(String patient, int sequence) {
        return "/intake/patients/" + patient + "#" + sequence;
    }

    @Test
    void eachFactIsSentOnceInOrderAndCleared() {
        enrol("p-1");
        patients.update("p-1", Patient::clear);
        patients.update("p-1", Patient::clear);
        Eventually.isTrue("all acknowledged", relay::atRest);
        assertThat(sent()).containsExactly(id("p-1", 1), id("p-1", 2), id("p-1", 3));
        Eventually.isTrue("cleared", () -> cleared("p-1"));
        assertThat(relay.ageSeconds()).isZero();
    }

    @Test
    void whatACrashLeftIsSentAtTheNextStart() {
        restartHoldingAnswers();
        enrol("p-crash");
        patients.update("p-crash", Patient::clear);
        Eventually.isTrue("both handed to the producer", () -> sent().size() == 2);
        assertThat(relay.atRest()).isFalse();
        abandon();

        restart(broker(true));
        Eventually.isTrue("sent again", relay::atRest);
        assertThat(sent()).containsExactly(id("p-crash", 1), id("p-crash", 2));
        Eventually.isTrue("cleared", () -> cleared("p-crash"));
    }

    @Test
    void nothingOvertakesAFactThatCouldNotBeSent() {
        restartHoldingAnswers();
        broker.sendException = new TimeoutException("no broker");
        enrol("p-fail");
        patients.update("p-fail", Patient::clear);
        assertThat(relay.atRest()).isFalse();
        Eventually.isTrue("it grows old", () -> relay.ageSeconds() > 0.2);
        broker.sendException = null;
        Eventually.isTrue("sent", () -> {
            broker.completeNext();
            return relay.atRest();
        });
        assertThat(sent()).containsExactly(id("p-fail", 1), id("p-fail", 2));
    }

    /** As the real producer does while it looks for its broker: it blocks, then refuses, and the next goes through. */
    private static final class RefusingOnce extends MockProducer<byte[], byte[]> {
        private final CountDownLatch looking = new CountDownLatch(1);
        private final CountDownLatch given = new CountDownLatch(1);
        private final AtomicBoolean refused = new AtomicBoolean();

        RefusingOnce() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback callback) {
            if (!refused.compareAndSet(false, true)) {
                return super.send(message, callback);
            }
            looking.countDown();
            try {
                given.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            TimeoutException failure = new TimeoutException("no broker");
            callback.onCompletion(null, failure);
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Test
    void nothingThatWaitedOvertakesAFactThatWasRefused() throws InterruptedException {
        abandon();
        RefusingOnce refusing = new RefusingOnce();
        restart(refusing);
        enrol("p-refused");
        refusing.looking.await();
        patients.update("p-refused", Patient::clear);
        patients.update("p-refused", Patient::clear);
        refusing.given.countDown();
        Eventually.isTrue("sent", relay::atRest);
        assertThat(sent()).containsExactly(id("p-refused", 1), id("p-refused", 2), id("p-refused", 3));
    }

    @Test
    void afterAFailureThoseBehindAreSentAgainInOrder() {
        restartHoldingAnswers();
        enrol("p-lost");
        patients.update("p-lost", Patient::clear);
        Eventually.isTrue("both on their way", () -> sent().size() == 2);
        broker.errorNext(new TimeoutException("lost"));
        broker.completeNext();
        Eventually.isTrue("sent again", () -> {
            broker.completeNext();
            return relay.atRest();
        });
        assertThat(sent()).containsExactly(id("p-lost", 1), id("p-lost", 2), id("p-lost", 1), id("p-lost", 2));
    }

    @Test
    void clearedFactThatAWriteBringsBackIsClearedAgainAndNotSentAgain() {
        enrol("p-back");
        Document before = stored("p-back");
        Eventually.isTrue("cleared", () -> cleared("p-back"));
        database.template().getCollection("patients").replaceOne(new Document("_id", "p-back"), before);
        patients.update("p-back", Patient::clear);
        Eventually.isTrue("cleared again", () -> cleared("p-back"));
        assertThat(sent()).containsExactly(id("p-back", 1), id("p-back", 2));
    }

    @Test
    void factsBehindTheAcknowledgedOnesStay() {
        restartHoldingAnswers();
        enrol("p-part");
        patients.update("p-part", Patient::clear);
        Eventually.isTrue("both on their way", () -> sent().size() == 2);
        broker.completeNext();
        Eventually.isTrue("one acknowledged", () -> relay.acknowledged("patients", "p-part") == 1);
        patients.update("p-part", Patient::clear);
        assertThat(StoredAggregate.read(stored("p-part")).pending())
                .extracting(PendingFact::sequence)
                .containsExactly(2L, 3L);
        Eventually.isTrue("all acknowledged", () -> {
            broker.completeNext();
            return relay.atRest();
        });
        Eventually.isTrue("cleared", () -> cleared("p-part"));
    }

    private void restartHoldingAnswers() {
        relay.stop();
        restart(broker(false));
        Eventually.isTrue("at rest after the start", relay::atRest);
    }

    /** The process is gone: nobody hears the broker's answers. */
    private void abandon() {
        relay.kill();
    }
}
