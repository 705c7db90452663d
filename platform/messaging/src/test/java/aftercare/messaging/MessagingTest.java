package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FactCatalogue;
import aftercare.kernel.AtRest;
import aftercare.kernel.Change;
import aftercare.messaging.Clinic.Patient;
import aftercare.messaging.DeadLetter.State;
import aftercare.testkit.Backends;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole way: document, relay, broker, binder, inbox, document. */
class MessagingTest {
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = TestService.start("messaging_test");
        Eventually.isTrue("nothing to do after the start", MessagingTest::atRest);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static boolean atRest() {
        return service.getBeansOfType(AtRest.class).values().stream().allMatch(AtRest::atRest);
    }

    @SuppressWarnings("unchecked")
    private static Aggregates<Patient> patients() {
        return service.getBean("patients", Aggregates.class);
    }

    private static ReadFacts reader() {
        return service.getBean(ReadFacts.class);
    }

    private static DeadLetters letters() {
        return service.getBean(DeadLetters.class);
    }

    private static void rest() {
        Eventually.isTrue("everything at rest", MessagingTest::atRest);
    }

    private static String source(String patient) {
        return "/intake/patients/" + patient;
    }

    /** Sends a record as any producer might. */
    @SuppressWarnings("unchecked")
    private static void send(@Nullable String key, Map<String, String> headers, byte[] value) throws Exception {
        var record = new ProducerRecord<byte[], byte[]>(
                FactCatalogue.INTAKE, key == null ? null : key.getBytes(UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        Producer<byte[], byte[]> producer = service.getBean("factProducer", Producer.class);
        producer.send(record).get(20, TimeUnit.SECONDS);
    }

    private static Map<String, String> headers(String patient, long sequence, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", source(patient) + "#" + sequence);
        headers.put("ce_type", type);
        headers.put("ce_source", source(patient));
        headers.put("ce_time", "2026-11-23T09:00:00Z");
        headers.put("ce_subject", patient);
        headers.put("ce_sequence", Long.toString(sequence));
        headers.put("content-type", "application/json");
        return headers;
    }

    private static void sendCleared(String patient, int sequence) throws Exception {
        var fact = Clinic.cleared(patient, sequence);
        send(patient, headers(patient, sequence, FactCatalogue.typeOf(fact)), FactCatalogue.toJson(fact));
    }

    private static List<State> states(String key) {
        return letters().list().stream()
                .filter(letter -> key.equals(letter.key()))
                .map(DeadLetter::state)
                .toList();
    }

    @Test
    void factsReachTheReaderInOrderAndAreCleared() {
        patients().insertIfAbsent("p-order", Change.of(Patient.blank("p-order"), Clinic.cleared("p-order", 0)));
        for (int i = 0; i < 50; i++) {
            patients().update("p-order", Patient::clear);
        }
        rest();
        assertThat(reader().heard("p-order"))
                .hasSize(51)
                .startsWith("clinician-0", "clinician-1")
                .endsWith("clinician-50");
        Eventually.isTrue("pending facts are cleared", () -> {
            Document stored = service.getBean(AggregateStores.class)
                    .template()
                    .getCollection("patients")
                    .find(new Document("_id", "p-order"))
                    .first();
            return stored != null
                    && stored.getList("pending", Document.class).isEmpty()
                    && !stored.containsKey("pendingSince");
        });
    }

    @Test
    void sameFactTwiceCountsOnce() throws Exception {
        sendCleared("p-twice", 1);
        sendCleared("p-twice", 2);
        sendCleared("p-twice", 1);
        sendCleared("p-twice", 2);
        rest();
        assertThat(reader().heard("p-twice")).containsExactly("clinician-1", "clinician-2");
        assertThat(states("p-twice")).isEmpty();
    }

    @Test
    void poisonSetsItsOwnPatientAsideAndReplayDrainsInOrder() throws Exception {
        reader().poison.add(source("p-poison") + "#2");
        for (int i = 1; i <= 4; i++) {
            sendCleared("p-poison", i);
            sendCleared("p-other", i);
        }
        rest();
        assertThat(reader().heard("p-poison")).containsExactly("clinician-1");
        assertThat(reader().heard("p-other")).hasSize(4);
        assertThat(states("p-poison")).containsExactly(State.DEAD, State.PARKED, State.PARKED);

        assertThat(letters().replay("p-poison", true).drained()).hasSize(3);
        assertThat(letters().replay("p-poison", false).remaining()).hasSize(3);
        assertThat(reader().heard("p-poison")).containsExactly("clinician-1");

        reader().poison.clear();
        ReplayReport replayed = letters().replay("p-poison", false);
        assertThat(replayed.drained()).hasSize(3);
        assertThat(replayed.remaining()).isEmpty();
        assertThat(letters().replay("p-poison", false).drained()).isEmpty();
        sendCleared("p-poison", 5);
        rest();
        assertThat(reader().heard("p-poison"))
                .containsExactly("clinician-1", "clinician-2", "clinician-3", "clinician-4", "clinician-5");
        assertThat(states("p-poison")).isEmpty();
    }

    @Test
    void unreadableBytesAreKeptButNotReadable() throws Exception {
        send(
                "p-bytes",
                headers("p-bytes", 1, "aftercare.intake.patient-cleared.v1"),
                "{\"name\":\"Jane Roe\"".getBytes(UTF_8));
        rest();
        assertThat(states("p-bytes")).containsExactly(State.DEAD);
        Document stored = service.getBean(AggregateStores.class)
                .template()
                .getCollection("dead_letters")
                .find(new Document("key", "p-bytes"))
                .first();
        assertThat(stored).isNotNull();
        assertThat(new String(stored.get("body", org.bson.types.Binary.class).getData(), UTF_8))
                .doesNotContain("Jane");
        assertThat(stored.toJson()).doesNotContain("Jane");
    }

    @Test
    void recordsWithoutHeadersKeyOrValueAreSetAside() throws Exception {
        send("p-headerless", Map.of(), "{}".getBytes(UTF_8));
        send(null, headers("p-keyless", 1, "aftercare.intake.patient-cleared.v1"), "{}".getBytes(UTF_8));
        var tombstone = new ProducerRecord<byte[], byte[]>(FactCatalogue.INTAKE, "p-tombstone".getBytes(UTF_8), null);
        @SuppressWarnings("unchecked")
        Producer<byte[], byte[]> producer = service.getBean("factProducer", Producer.class);
        producer.send(tombstone).get(20, TimeUnit.SECONDS);
        rest();
        assertThat(states("p-headerless")).containsExactly(State.DEAD);
        assertThat(states("p-tombstone")).containsExactly(State.DEAD);
        assertThat(letters().list()).anyMatch(letter -> letter.key() == null && letter.state() == State.QUARANTINED);
    }

    @Test
    void gapParksUntilTheMissingOneArrives() throws Exception {
        sendCleared("p-gap", 1);
        sendCleared("p-gap", 3);
        sendCleared("p-gap", 4);
        rest();
        assertThat(reader().heard("p-gap")).containsExactly("clinician-1");
        assertThat(states("p-gap")).containsExactly(State.GAP, State.PARKED);
        sendCleared("p-gap", 2);
        rest();
        assertThat(reader().heard("p-gap")).containsExactly("clinician-1", "clinician-2", "clinician-3", "clinician-4");
        assertThat(states("p-gap")).isEmpty();
    }

    @Test
    void typeOfANewerWriterIsPassedOver() throws Exception {
        sendCleared("p-newer", 1);
        send("p-newer", headers("p-newer", 2, "aftercare.intake.patient-cloned.v9"), "{}".getBytes(UTF_8));
        sendCleared("p-newer", 3);
        rest();
        assertThat(reader().heard("p-newer")).containsExactly("clinician-1", "passed over", "clinician-3");
    }

    @Test
    void passingFaultIsTriedAgainAndSetsNothingAside() throws Exception {
        reader().passing.add(source("p-passing") + "#1");
        sendCleared("p-passing", 1);
        sendCleared("p-passing", 2);
        rest();
        assertThat(reader().heard("p-passing")).containsExactly("clinician-1", "clinician-2");
        assertThat(states("p-passing")).isEmpty();
    }

    @Test
    void quarantineLetsTheQueueGoOn() throws Exception {
        reader().poison.add(source("p-quarantine") + "#1");
        sendCleared("p-quarantine", 1);
        sendCleared("p-quarantine", 2);
        rest();
        List<String> ids = new ArrayList<>();
        letters().list().stream().filter(l -> "p-quarantine".equals(l.key())).forEach(l -> ids.add(l.id()));
        assertThat(ids).hasSize(2);
        assertThat(letters().quarantine(ids.getFirst(), "entered by mistake")).isTrue();
        assertThat(letters().quarantine(ids.getFirst(), "again")).isFalse();
        Eventually.isTrue(
                "the one behind is taken up",
                () -> reader().heard("p-quarantine").equals(List.of("passed over", "clinician-2")));
        rest();
        assertThat(states("p-quarantine")).containsExactly(State.QUARANTINED);
    }

    @Test
    void topicsAreDeclaredOnceAndForEver() throws Exception {
        try (var admin = org.apache.kafka.clients.admin.Admin.create(
                Map.of("bootstrap.servers", Backends.shared().bootstrapServers()))) {
            var topic = admin.describeTopics(List.of(FactCatalogue.FOLLOW_UP, FactCatalogue.FOLLOW_UP + ".dlq"))
                    .allTopicNames()
                    .get(20, TimeUnit.SECONDS);
            assertThat(topic.values()).allMatch(t -> t.partitions().size() == FactCatalogue.PARTITIONS);
        }
    }
}
