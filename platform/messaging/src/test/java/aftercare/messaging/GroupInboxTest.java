package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import aftercare.contracts.FactCatalogue;
import aftercare.messaging.DeadLetter.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that come again: after a crash, a rebalance or a fault that passes. */
class GroupInboxTest {
    private static final String TOPIC = FactCatalogue.INTAKE;

    private final List<String> applied = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final MockProducer<byte[], byte[]> copies =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final MessagingCounts counts = new MessagingCounts(new SimpleMeterRegistry());
    private TestDatabase database;
    private DeadLetterStore letters;

    @BeforeEach
    void open() {
        database = new TestDatabase("group_inbox_test");
        var seal = new SealedBytes(Base64.getEncoder().encodeToString(new byte[32]));
        letters = new DeadLetterStore(database.template(), seal, InstantSource.system());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private GroupInbox inbox() {
        return new GroupInbox("group", this::apply, letters, counts, copies, 4);
    }

    private Outcome apply(Delivery delivery) {
        String what = delivery.key() + delivery.sequence();
        if (away.contains(what)) {
            throw new UncheckedIOException(new IOException("away"));
        }
        if (poison.contains(what)) {
            throw new IllegalStateException("poison");
        }
        applied.add(what);
        return Outcome.APPLIED;
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, int sequence, long offset) {
        var fact = Clinic.cleared(key, sequence);
        var pending = PendingFact.of(fact, "/intake/patients/" + key, sequence, Clinic.NOW);
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                pending.data().getBytes(UTF_8),
                new RecordHeaders(CloudEventHeaders.of(pending)),
                Optional.empty());
    }

    private List<State> states() {
        return letters.all().stream().map(DeadLetter::state).toList();
    }

    @Test
    void batchThatComesAgainToANewProcessStoresNothingTwiceAndOvertakesNothing() {
        poison.add("a1");
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(record("a", 1, 0), record("a", 2, 1), record("b", 1, 2));
        inbox().accept(batch);
        assertThat(states()).containsExactly(State.DEAD, State.PARKED);
        poison.clear();

        GroupInbox restarted = inbox();
        restarted.accept(batch);
        restarted.accept(List.of(record("a", 3, 3)));
        assertThat(states()).containsExactly(State.DEAD, State.PARKED, State.PARKED);
        assertThat(applied).containsExactly("b1", "b1");
        assertThat(copies.history()).hasSize(1);
        assertThat(copies.history().getFirst().topic()).isEqualTo(TOPIC + ".dlq");

        restarted.drain(new QueueKey(TOPIC, "a"));
        assertThat(applied).containsExactly("b1", "b1", "a1", "a2", "a3");
        restarted.accept(List.of(record("a", 4, 4)));
        assertThat(applied).endsWith("a4");
    }

    @Test
    void faultThatDoesNotPassBringsTheBatchBackAndHoldsUpNobodyElse() {
        away.add("a1");
        GroupInbox inbox = inbox();
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(record("a", 1, 0), record("a", 2, 1), record("b", 1, 2));
        assertThatExceptionOfType(PassingFaultException.class).isThrownBy(() -> inbox.accept(batch));
        assertThat(applied).containsExactly("b1");
        assertThat(inbox.position(new TopicPartition(TOPIC, 0))).isEqualTo(-1);
        assertThat(inbox.idle()).isTrue();
        away.clear();
        inbox.accept(batch);
        assertThat(applied).containsExactlyInAnyOrder("b1", "b1", "a1", "a2");
        assertThat(applied.indexOf("a1")).isLessThan(applied.indexOf("a2"));
        assertThat(inbox.position(new TopicPartition(TOPIC, 0))).isEqualTo(3);
        assertThat(states()).isEmpty();
    }

    @Test
    void replayStopsAtTheFirstThatFailsAgain() {
        poison.addAll(List.of("a1", "a3"));
        GroupInbox inbox = inbox();
        inbox.accept(List.of(record("a", 1, 0), record("a", 2, 1), record("a", 3, 2), record("a", 4, 3)));
        poison.remove("a1");
        ReplayReport report = inbox.drain(new QueueKey(TOPIC, "a"));
        assertThat(applied).containsExactly("a1", "a2");
        assertThat(report.drained()).hasSize(2);
        assertThat(report.remaining()).containsExactly("group|intake.events|0|2", "group|intake.events|0|3");
        assertThat(report.cause()).isEqualTo("IllegalStateException: poison");
        assertThat(states()).containsExactly(State.DEAD, State.PARKED);
        assertThat(counts.applied()).isEqualTo(2);
        assertThat(counts.dead()).isEqualTo(1);
        assertThat(counts.parked()).isEqualTo(3);
    }

    @Test
    void keyOfAnotherPatientThanTheFactIsNotApplied() {
        var fact = Clinic.cleared("a", 1);
        var foreign = new InboundRecord(
                TOPIC, 0, 0, "b", InboundRecord.of(record("a", 1, 0)).headers(), FactCatalogue.toJson(fact));
        assertThat(Attempt.of(foreign, this::apply))
                .isEqualTo(new Attempt.Failed("The record's key is not the fact's patient"));
    }
}
