package aftercare.intake.message;

import static aftercare.intake.message.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.intake.message.Channel.Outcome;
import aftercare.intake.message.Message.Failed;
import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Sent;
import aftercare.intake.message.Message.Waiting;
import aftercare.intake.patient.ChangeFollowing;
import aftercare.intake.patient.Enrolments;
import aftercare.intake.patient.InMemoryPatients;
import aftercare.intake.patient.Patient;
import aftercare.kernel.Following;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverMessageTest {
    private static final Instant WALL = Instant.parse("2030-01-01T00:00:00Z");

    private final SimulatedClock clock = ProductClock.simulated(NOON);
    private final InMemoryMessages messages = new InMemoryMessages();
    private final InMemoryPatients patients = new InMemoryPatients();
    private final Deque<Outcome> answers = new ArrayDeque<>();
    private final List<String> handedOver = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private int claims;
    private final DeliverMessage deliver = of("Clinic", "http://localhost");

    private DeliverMessage of(String clinic, String address) {
        return new DeliverMessage(
                messages,
                patients,
                new Wording(
                        new Letterhead(clinic, "+1 555 0100", "ketamine", URI.create(address)),
                        (poll, generation) -> "token",
                        at -> at.atZone(ZoneOffset.UTC)),
                new Channels(Map.of("email", this::take)),
                new DailyLimit(messages, 99),
                clock,
                InstantSource.fixed(WALL),
                "intake-0",
                () -> "claim-" + ++claims);
    }

    /** The channel: what was written before it is called is what a crash would leave. */
    private Outcome take(String messageId, String address, Letter letter) {
        assertThat(messages.find(messageId).orElseThrow()).isInstanceOf(Sending.class);
        handedOver.add(messageId + " " + address);
        letters.add(letter);
        return answers.isEmpty() ? Outcome.ACCEPTED : answers.pop();
    }

    @BeforeEach
    void enrolled() {
        patients.insertIfAbsent(Patient.enrol("p-1", Enrolments.ada(), NOON));
        messages.insertIfAbsent(Message.accept(Requests.survey("m-1"), NOON));
    }

    @Test
    void aMessageIsSentOnce() {
        assertThat(deliver.deliver("m-1")).isEqualTo(new Sent(Requests.survey("m-1"), "email", NOON));
        assertThat(deliver.deliver("m-1")).isInstanceOf(Sent.class);
        assertThat(handedOver).containsExactly("m-1 ada@example.org");
        assertThat(messages.facts())
                .containsExactly(new MessageSent("p-1", "m-1", "survey-link", "poll-1", "email", NOON));
    }

    @Test
    void aServerThatIsDownIsTriedAgainUntilItIsUp() {
        answers.add(Outcome.NOT_NOW);
        answers.add(Outcome.NOT_NOW);
        assertThat(deliver.deliver("m-1")).isInstanceOf(Waiting.class);
        assertThat(deliver.deliver("m-1")).isInstanceOf(Waiting.class);
        assertThat(handedOver).as("not before the retry is due").hasSize(1);
        clock.moveTo(NOON.plusSeconds(30));
        assertThat(deliver.deliver("m-1")).isInstanceOf(Waiting.class);
        clock.moveTo(NOON.plusSeconds(90));
        assertThat(deliver.deliver("m-1")).isInstanceOf(Sent.class);
        assertThat(handedOver).hasSize(3);
        assertThat(messages.facts()).hasSize(1);
    }

    @Test
    void aRetrySaysTheSameWhateverTheClinicIsCalledMeanwhile() {
        answers.add(Outcome.NOT_NOW);
        deliver.deliver("m-1");
        assertThat(messages.find("m-1").orElseThrow()).isInstanceOfSatisfying(Waiting.class, waiting -> {
            Letter kept =
                    Objects.requireNonNull(Objects.requireNonNull(waiting.to()).letter());
            assertThat(kept.text()).contains("http://localhost/s/{token}").doesNotContain("/s/token");
        });
        clock.moveTo(NOON.plusSeconds(30));
        assertThat(of("Another name", "http://elsewhere").deliver("m-1")).isInstanceOf(Sent.class);
        assertThat(letters).hasSize(2);
        assertThat(letters.getLast()).isEqualTo(letters.getFirst());
        assertThat(letters.getFirst().text()).contains("http://localhost/s/token");
    }

    @Test
    void aServerThatStaysDownLetsItExpire() {
        for (int i = 0; i < 20; i++) {
            answers.add(Outcome.NOT_NOW);
        }
        while (messages.nextDue().isPresent()) {
            clock.moveTo(messages.nextDue().get());
            deliver.deliver("m-1");
        }
        assertThat(clock.instant()).isEqualTo(Requests.survey("m-1").notAfter());
        assertThat(handedOver).hasSize(7);
        assertThat(messages.facts())
                .containsExactly(
                        new MessageFailed("p-1", "m-1", "survey-link", "poll-1", "email", "expired", clock.instant()));
    }

    @Test
    void aRefusalIsFinal() {
        answers.add(Outcome.REFUSED);
        assertThat(deliver.deliver("m-1"))
                .isEqualTo(new Failed(Requests.survey("m-1"), "email", Reason.PERMANENT_FAILURE, NOON));
        assertThat(deliver.deliver("m-1")).isInstanceOf(Failed.class);
        assertThat(handedOver).hasSize(1);
    }

    @Test
    void silenceAfterTheLetterIsNotTriedAgain() {
        answers.add(Outcome.UNKNOWN);
        assertThat(deliver.deliver("m-1"))
                .isEqualTo(new Failed(Requests.survey("m-1"), "email", Reason.OUTCOME_UNKNOWN, NOON));
    }

    @Test
    void aMessageThisVersionCannotWriteFails() {
        messages.insertIfAbsent(Message.accept(
                new Request("m-2", "p-1", "birthday", null, 0, NOON.plus(Duration.ofHours(1)), NOON), NOON));
        assertThat(deliver.deliver("m-2"))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.TECHNICAL_FAILURE));
        assertThat(handedOver).isEmpty();
    }

    @Test
    void aRequestBeforeItsPatientWaits() {
        Request early = new Request("m-2", "p-2", "hold", null, 0, NOON.plus(Duration.ofHours(1)), NOON);
        messages.insertIfAbsent(Message.accept(early, NOON));
        assertThat(deliver.deliver("m-2")).isEqualTo(new Waiting(early, 1, NOON.plusSeconds(30), null));
        patients.insertIfAbsent(Patient.enrol("p-2", Enrolments.bare(), NOON));
        clock.moveTo(NOON.plusSeconds(30));
        assertThat(deliver.deliver("m-2")).isInstanceOf(Sent.class);
        assertThat(handedOver).containsExactly("m-2 bob@example.org");
    }

    @Test
    void whatIsForTheMonitorGoesToTheirAddress() {
        messages.insertIfAbsent(Message.accept(monitorLink("m-2", "p-1"), NOON));
        assertThat(deliver.deliver("m-2")).isInstanceOf(Sent.class);
        assertThat(handedOver).containsExactly("m-2 mary@example.org");
    }

    @Test
    void whatIsForAMonitorWithoutAddressNeverGoesToThePatient() {
        patients.insertIfAbsent(Patient.enrol("p-2", Enrolments.bare(), NOON));
        messages.insertIfAbsent(Message.accept(monitorLink("m-2", "p-2"), NOON));
        assertThat(deliver.deliver("m-2"))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.NO_CONTACT));
        assertThat(handedOver).isEmpty();
    }

    @Test
    void whatIsAboutASessionWaitsForItsTimeAndTellsIt() {
        Instant start = NOON.plus(Duration.ofHours(30));
        patients.update("p-1", p -> p.sessionPlanned("s-1", start));
        messages.insertIfAbsent(Message.accept(dayBefore("m-2", "s-1", start), NOON));
        assertThat(messages.nextDue()).contains(NOON);
        deliver.deliver("m-1");
        assertThat(messages.nextDue()).contains(start.minus(Duration.ofHours(24)));
        clock.moveTo(start.minus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(deliver.deliver("m-2")).isInstanceOf(Waiting.class);
        clock.moveTo(start.minus(Duration.ofHours(24)));
        assertThat(deliver.deliver("m-2")).isInstanceOf(Sent.class);
        assertThat(handedOver).containsExactly("m-1 ada@example.org", "m-2 ada@example.org");
    }

    @Test
    void whatIsAboutASessionThatWasCalledOffIsNotSent() {
        Instant start = NOON.plus(Duration.ofHours(30));
        patients.update("p-1", p -> p.sessionPlanned("s-1", start));
        messages.insertIfAbsent(Message.accept(dayBefore("m-2", "s-1", start), NOON));
        messages.insertIfAbsent(Message.accept(dayBefore("m-3", "s-2", start), NOON));
        answers.add(Outcome.NOT_NOW);
        clock.moveTo(start.minus(Duration.ofHours(24)));
        assertThat(deliver.deliver("m-2")).isInstanceOf(Waiting.class);
        patients.update("p-1", p -> p.sessionNoLongerPlanned("s-1"));
        clock.moveTo(start.minus(Duration.ofHours(23)));
        assertThat(deliver.deliver("m-2"))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.NO_LONGER_NEEDED));
        assertThat(deliver.deliver("m-3")).as("a session not heard of yet").isInstanceOf(Waiting.class);
        clock.moveTo(start);
        assertThat(deliver.deliver("m-3"))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.NO_LONGER_NEEDED));
        assertThat(handedOver).hasSize(1);
    }

    private static Request dayBefore(String id, String session, Instant start) {
        return new Request(id, "p-1", "day-before", null, 0, start, NOON, session, start.minus(Duration.ofHours(24)));
    }

    private static Request monitorLink(String id, String patient) {
        return new Request(id, patient, "monitor-link", "poll-2", 1, NOON.plus(Duration.ofHours(4)), NOON);
    }

    @Test
    void aCrashDuringTheHandOverNeverSendsAgain() {
        DeliverMessage crashing = new DeliverMessage(
                messages,
                patients,
                new Wording(
                        new Letterhead("Clinic", "+1 555 0100", "ketamine", URI.create("http://localhost")),
                        (poll, generation) -> "token",
                        at -> at.atZone(ZoneOffset.UTC)),
                new Channels(Map.of("email", (id, address, letter) -> {
                    throw new IllegalStateException("killed");
                })),
                new DailyLimit(messages, 99),
                clock,
                InstantSource.fixed(WALL),
                "intake-0",
                () -> "dead");
        assertThatThrownBy(() -> crashing.deliver("m-1")).hasMessage("killed");
        assertThat(deliver.deliver("m-1")).isInstanceOf(Sending.class);
        assertThat(messages.stuck(WALL.plusMillis(1), 9)).containsExactly("m-1");
        assertThat(deliver.giveUp("m-1"))
                .isEqualTo(new Failed(Requests.survey("m-1"), "email", Reason.OUTCOME_UNKNOWN, NOON));
        assertThat(deliver.giveUp("m-1")).isInstanceOf(Failed.class);
        assertThat(handedOver).isEmpty();
        assertThat(messages.facts())
                .containsExactly(
                        new MessageFailed("p-1", "m-1", "survey-link", "poll-1", "email", "outcome-unknown", NOON));
    }

    @Test
    void givingUpLeavesWhatIsNotInHandAlone() {
        assertThat(deliver.giveUp("m-1")).isInstanceOf(Waiting.class);
    }

    @Test
    void whatItWasHandingOverWhenItDiedIsFoundByItsSuccessorOnly() {
        messages.insertIfAbsent(Message.accept(Requests.survey("m-2"), NOON));
        Addressee ada = new Addressee("email", "ada@example.org", "en", "US");
        messages.update("m-1", m -> ((Waiting) m).begin(ada, "intake-0/earlier", NOON, WALL));
        messages.update("m-2", m -> ((Waiting) m).begin(ada, "intake-01/other", NOON, WALL));

        assertThat(deliver.leftBehind(9)).containsExactly("m-1");
    }

    @ParameterizedTest
    @CsvSource({
        "DIED,        survey-link,        1, false",
        "DIED,        hold,               0, false",
        "DIED,        wrote-back,         0, false",
        "DIED,        monitor-wrote-back, 0, false",
        "WITHDRAWN,   survey-link,        1, false",
        "WITHDRAWN,   survey-link,        2, true",
        "WITHDRAWN,   survey-reminder,    1, false",
        "WITHDRAWN,   monitor-link,       1, false",
        "WITHDRAWN,   hold,               0, true",
        "WITHDRAWN,   hold-lifted,        0, true",
        "WITHDRAWN,   wrote-back,         0, true",
        "PAUSED,      survey-link,        1, true",
        "IN_HOSPITAL, hold,               0, true",
    })
    void whoDiedIsWrittenNothingAndWhoWithdrewOnlyWhatKeepsThemSafe(
            Following state, String template, int generation, boolean sent) {
        new ChangeFollowing(patients, clock)
                .change("p-1", new ChangeFollowing.Wish(state, null, null, "said so"), "desk", "k");
        Request request = new Request("m-2", "p-1", template, "poll-1", generation, NOON.plusSeconds(3600), NOON);
        messages.insertIfAbsent(Message.accept(request, NOON));
        Message after = deliver.deliver("m-2");
        if (sent) {
            assertThat(after).isInstanceOf(Sent.class);
        } else {
            assertThat(after).isEqualTo(new Failed(request, "email", Reason.NO_LONGER_FOLLOWED, NOON));
            assertThat(handedOver).isEmpty();
            assertThat(messages.facts())
                    .isEqualTo(
                            Wording.isAnswer(template)
                                    ? List.of()
                                    : List.of(new MessageFailed(
                                            "p-1", "m-2", template, "poll-1", "email", "no-longer-followed", NOON)));
        }
    }

    @Test
    void whatWaitsForAnotherAttemptIsDroppedToo() {
        answers.add(Outcome.NOT_NOW);
        assertThat(deliver.deliver("m-1")).isInstanceOf(Waiting.class);
        new ChangeFollowing(patients, clock)
                .change("p-1", new ChangeFollowing.Wish(Following.DIED, null, null, "a letter"), "desk", "k");
        clock.moveTo(NOON.plusSeconds(30));
        assertThat(deliver.deliver("m-1"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.NO_LONGER_FOLLOWED));
        assertThat(handedOver).hasSize(1);
    }
}
