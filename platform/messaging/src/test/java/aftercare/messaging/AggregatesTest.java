package aftercare.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.kernel.Change;
import aftercare.kernel.Cursors;
import aftercare.messaging.Clinic.Patient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

class AggregatesTest {
    private static TestDatabase database;
    private static AggregateStores stores;

    sealed interface Poll {
        String id();

        @TypeAlias("planned")
        record Planned(String id, Instant dueAt) implements Poll {}

        @TypeAlias("open")
        record Open(
                String id,
                Map<String, Integer> answers,
                Cursors cursors,
                BigDecimal dose,
                LocalDate day,
                Map<String, Note> notes,
                @Nullable String reason)
                implements Poll {}
    }

    sealed interface Note {
        record Text(String text) implements Note {}

        record None() implements Note {}
    }

    record Clashing(String id, long version) {}

    @BeforeAll
    static void open() {
        database = new TestDatabase("aggregates_test");
        var relay = new FactRelay(
                database.template(),
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
                new MessagingCounts(new SimpleMeterRegistry()),
                InstantSource.system(),
                "test");
        stores = new AggregateStores(
                database.template(), relay, InstantSource.fixed(Clinic.NOW), InstantSource.system());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Aggregates<Patient> patients() {
        return stores.of(Patient.class, "patients", "/intake/patients/");
    }

    private static Document stored(String collection, String id) {
        return Objects.requireNonNull(database.template()
                .getCollection(collection)
                .find(new Document("_id", id))
                .first());
    }

    @Test
    void conflictingWritesLoseNothing() throws Exception {
        Aggregates<Patient> patients = patients();
        patients.insertIfAbsent("p-busy", Change.none(Patient.blank("p-busy")));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        patients.update("p-busy", Patient::clear);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(patients.find("p-busy").orElseThrow().clearances()).isEqualTo(200);
        StoredAggregate stored = StoredAggregate.read(stored("patients", "p-busy"));
        assertThat(stored.sequence()).isEqualTo(200);
        assertThat(stored.pending())
                .extracting(PendingFact::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(stored.pending())
                .extracting(fact -> fact.data().replaceAll(".*clinician-([0-9]+).*", "$1"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).mapToObj(Long::toString).toList());
    }

    @Test
    void stateAndFactsStandInOneDocument() {
        patients().insertIfAbsent("p-one", Change.of(Patient.blank("p-one"), Clinic.cleared("p-one", 1)));
        Document stored = stored("patients", "p-one");
        assertThat(stored)
                .containsEntry("version", 1L)
                .containsEntry("sequence", 1L)
                .containsKey("pendingSince");
        assertThat(stored.getList("pending", Document.class).getFirst())
                .containsEntry("id", "/intake/patients/p-one#1")
                .containsEntry("type", "aftercare.intake.patient-cleared.v1")
                .containsEntry("source", "/intake/patients/p-one")
                .containsEntry("key", "p-one")
                .containsEntry("topic", "intake.events");
    }

    @Test
    void unchangedStateWritesNothing() {
        Aggregates<Patient> patients = patients();
        patients.insertIfAbsent("p-same", Change.none(Patient.blank("p-same")));
        patients.update("p-same", Change::none);
        assertThat(stored("patients", "p-same")).containsEntry("version", 1L).doesNotContainKey("pendingSince");
        assertThat(patients.updateOrCreate("p-nobody", () -> Patient.blank("p-nobody"), Change::none))
                .isEqualTo(Patient.blank("p-nobody"));
        assertThat(patients.find("p-nobody")).isEmpty();
    }

    @Test
    void insertOverAnExistingOneChangesNothing() {
        Aggregates<Patient> patients = patients();
        assertThat(patients.insertIfAbsent("p-first", Change.none(Patient.blank("p-first"))))
                .isTrue();
        assertThat(patients.insertIfAbsent("p-first", Patient.blank("p-first").clear()))
                .isFalse();
        assertThat(patients.find("p-first")).contains(Patient.blank("p-first"));
    }

    @Test
    void updateOfNobodySaysWhoIsMissing() {
        assertThatThrownBy(() -> patients().update("p-missing", Change::none))
                .isInstanceOf(NoSuchAggregateException.class)
                .hasMessage("Nothing with id p-missing in patients");
    }

    @Test
    void updateOrCreateBeginsWithTheBlank() {
        Patient stored = patients().updateOrCreate("p-new", () -> Patient.blank("p-new"), Patient::clear);
        assertThat(stored.clearances()).isEqualTo(1);
        assertThat(patients().find("p-new")).contains(stored);
    }

    @Test
    void statesOfASealedTypeComeBackAsTheyWere() {
        Aggregates<Poll> polls = stores.of(Poll.class, "polls", "/follow-up/polls");
        var planned = new Poll.Planned("poll-1", Clinic.NOW);
        var open = new Poll.Open(
                "poll-1",
                Map.of("URI-01", 3, "phq.9/item.9", 0),
                Cursors.none().advance("/session/sessions/s.1", 1),
                new BigDecimal("0.50"),
                LocalDate.of(2026, 11, 23),
                Map.of("a.b", new Note.Text("t"), "c", new Note.None()),
                null);
        polls.insertIfAbsent("poll-1", Change.none(planned));
        assertThat(polls.find("poll-1")).contains(planned);
        polls.update("poll-1", _ -> Change.none(open));
        assertThat(polls.find("poll-1")).contains(open);
        assertThat(stored("polls", "poll-1")).containsEntry("_class", "open").doesNotContainKey("dueAt");
        assertThat(polls.find(Query.query(Criteria.where("day").is(LocalDate.of(2026, 11, 23)))))
                .containsExactly(open);
    }

    @Test
    void fieldWithATakenNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stores.of(Clashing.class, "clashing", "/clashing"))
                .withMessageContaining("Clashing.version")
                .withMessageContaining("call it differently");
    }
}
