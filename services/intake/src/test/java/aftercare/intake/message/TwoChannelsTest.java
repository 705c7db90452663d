package aftercare.intake.message;

import static aftercare.intake.message.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.contracts.IntakeFact.MessageDelivered;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageHeld;
import aftercare.contracts.IntakeFact.MessageReturned;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.intake.message.Channel.Outcome;
import aftercare.intake.message.HearDelivery.Report;
import aftercare.intake.message.Message.Delivered;
import aftercare.intake.message.Message.Failed;
import aftercare.intake.message.Message.Sent;
import aftercare.intake.message.Message.Waiting;
import aftercare.intake.patient.Enrolments;
import aftercare.intake.patient.InMemoryPatients;
import aftercare.intake.patient.Party;
import aftercare.intake.patient.Patient;
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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clinic that has both mail and texts. */
class TwoChannelsTest {
    private static final Request LONG =
            new Request("m-1", "p-1", "survey-link", "poll-1", 1, NOON.plus(Duration.ofHours(12)), NOON);

    private final SimulatedClock clock = ProductClock.simulated(NOON);
    private final InMemoryMessages messages = new InMemoryMessages();
    private final InMemoryPatients patients = new InMemoryPatients();
    private final Deque<Outcome> mail = new ArrayDeque<>();
    private final Deque<Outcome> texts = new ArrayDeque<>();
    private final List<String> handedOver = new ArrayList<>();
    private final Channels channels = new Channels(Map.of(
            "email", (id, address, letter) -> take(mail, id, address),
            "sms", (id, address, letter) -> take(texts, id, address)));
    private int claims;
    private final DeliverMessage deliver = new DeliverMessage(
            messages,
            patients,
            new Wording(
                    new Letterhead("Clinic", "+1 555 0100", "ketamine", URI.create("http://localhost")),
                    (poll, generation) -> "token",
                    at -> at.atZone(ZoneOffset.UTC)),
            channels,
            new DailyLimit(messages, 3),
            clock,
            InstantSource.fixed(NOON),
            "intake-0",
            () -> "claim-" + ++claims);

    private final HearDelivery hear = new HearDelivery(messages, patients, channels, () -> {}, clock);

    private Outcome take(Deque<Outcome> answers, String id, String address) {
        handedOver.add(id + " " + address);
        return answers.isEmpty() ? Outcome.ACCEPTED : answers.pop();
    }

    @BeforeEach
    void enrolled() {
        patients.insertIfAbsent(Patient.enrol("p-1", Enrolments.ada(), NOON));
        messages.insertIfAbsent(Message.accept(LONG, NOON));
    }

    /** Tries whatever is due until nothing waits. */
    private Message toTheEnd() {
        while (messages.nextDue().isPresent()) {
            Instant due = messages.nextDue().get();
            if (due.isAfter(clock.instant())) {
                clock.moveTo(due);
            }
            deliver.route("m-1");
            deliver.deliver("m-1");
        }
        return messages.find("m-1").orElseThrow();
    }

    @Test
    void whatIsRoutedStandsInTheQueueOfItsChannel() {
        assertThat(deliver.route("m-1")).isInstanceOf(Waiting.class);
        assertThat(messages.due("email", NOON, 9)).containsExactly("m-1");
        assertThat(messages.due(null, NOON, 9)).isEmpty();
        assertThat(deliver.route("m-1"))
                .as("again")
                .isEqualTo(messages.find("m-1").orElseThrow());
        assertThat(handedOver).isEmpty();
    }

    @Test
    void whatOneChannelRefusesGoesByTheOther() {
        mail.add(Outcome.REFUSED);
        assertThat(toTheEnd()).isEqualTo(new Sent(LONG, "sms", NOON, Set.of("email")));
        assertThat(handedOver).containsExactly("m-1 ada@example.org", "m-1 +15550100123");
        assertThat(messages.facts())
                .containsExactly(new MessageSent("p-1", "m-1", "survey-link", "poll-1", "sms", NOON));
    }

    @Test
    void theLinkThatGoesOutOnceMoreGoesByTheOtherChannelThanAtFirst() {
        deliver.deliver("m-1");
        assertThat(sendTo("m-2", "survey-again", Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        Sent.class, sent -> assertThat(sent.channel()).isEqualTo("sms"));
        assertThat(handedOver).containsExactly("m-1 ada@example.org", "m-2 +15550100123");
        texts.add(Outcome.REFUSED);
        sendTo("m-3", "survey-again", Duration.ofHours(2));
        assertThat(deliver.deliver("m-3"))
                .as("where it is taken")
                .isInstanceOfSatisfying(
                        Sent.class, sent -> assertThat(sent.channel()).isEqualTo("email"));
    }

    @Test
    void whatBothRefuseFails() {
        mail.add(Outcome.REFUSED);
        texts.add(Outcome.REFUSED);
        assertThat(toTheEnd()).isEqualTo(new Failed(LONG, "sms", Reason.PERMANENT_FAILURE, NOON));
        assertThat(messages.facts()).hasSize(1);
    }

    @Test
    void aChannelThatIsDownForHalfAnHourIsLeft() {
        for (int i = 0; i < 6; i++) {
            mail.add(Outcome.NOT_NOW);
        }
        Instant later = NOON.plusSeconds(30 + 60 + 120 + 240 + 480);
        assertThat(toTheEnd()).isEqualTo(new Sent(LONG, "sms", later));
        assertThat(handedOver).hasSize(7).endsWith("m-1 +15550100123");
    }

    @Test
    void whenBothAreDownTheLastOneIsTriedForHoursUntilTheDeadline() {
        for (int i = 0; i < 100; i++) {
            mail.add(Outcome.NOT_NOW);
            texts.add(Outcome.NOT_NOW);
        }
        assertThat(toTheEnd()).isEqualTo(new Failed(LONG, "sms", Reason.EXPIRED, LONG.notAfter()));
        assertThat(handedOver.stream().filter(to -> to.contains("@"))).hasSize(6);
        assertThat(handedOver.stream().filter(to -> to.contains("+"))).hasSize(29);
    }

    @Test
    void aChannelThatWasLeftIsGoneBackToWhenTheOtherRefuses() {
        for (int i = 0; i < 7; i++) {
            mail.add(Outcome.NOT_NOW);
        }
        texts.add(Outcome.REFUSED);
        assertThat(toTheEnd())
                .isInstanceOfSatisfying(
                        Sent.class, sent -> assertThat(sent.channel()).isEqualTo("email"));
        assertThat(handedOver).hasSize(9);
    }

    @Test
    void aWrongPasswordOfOneChannelSendsByTheOtherAtOnce() {
        mail.add(Outcome.MISCONFIGURED);
        assertThat(toTheEnd()).isEqualTo(new Sent(LONG, "sms", NOON));
    }

    @Test
    void aWrongPasswordOfBothIsTriedAgainAsSomebodyMaySetItRight() {
        mail.add(Outcome.MISCONFIGURED);
        texts.add(Outcome.MISCONFIGURED);
        texts.add(Outcome.MISCONFIGURED);
        assertThat(toTheEnd()).isEqualTo(new Sent(LONG, "sms", NOON.plusSeconds(90)));
    }

    @Test
    void silenceOfOneChannelIsNotAnsweredByTheOther() {
        mail.add(Outcome.UNKNOWN);
        assertThat(toTheEnd()).isEqualTo(new Failed(LONG, "email", Reason.OUTCOME_UNKNOWN, NOON));
        assertThat(messages.facts())
                .containsExactly(
                        new MessageFailed("p-1", "m-1", "survey-link", "poll-1", "email", "outcome-unknown", NOON));
    }

    @Test
    void aCrashInTheHandOverToOneIsNotAnsweredByTheOther() {
        DeliverMessage crashing = new DeliverMessage(
                messages,
                patients,
                new Wording(
                        new Letterhead("Clinic", "+1 555 0100", "ketamine", URI.create("http://localhost")),
                        (poll, generation) -> "token",
                        at -> at.atZone(ZoneOffset.UTC)),
                new Channels(Map.of(
                        "email",
                        (id, address, letter) -> {
                            throw new IllegalStateException("killed");
                        },
                        "sms",
                        (id, address, letter) -> take(texts, id, address))),
                new DailyLimit(messages, 3),
                clock,
                InstantSource.fixed(NOON),
                "intake-0",
                () -> "dead");
        assertThatThrownBy(() -> crashing.deliver("m-1")).hasMessage("killed");
        assertThat(deliver.giveUp("m-1")).isEqualTo(new Failed(LONG, "email", Reason.OUTCOME_UNKNOWN, NOON));
        assertThat(toTheEnd()).isInstanceOf(Failed.class);
        assertThat(handedOver).isEmpty();
    }

    @Test
    void aMonitorWithoutMailGetsATextAtANumberOfTheirOwnAlone() {
        messages.insertIfAbsent(Message.accept(
                new Request("m-2", "p-1", "monitor-link", "poll-2", 1, NOON.plus(Duration.ofHours(4)), NOON), NOON));
        mail.add(Outcome.REFUSED);
        deliver.deliver("m-2");
        deliver.deliver("m-2");
        assertThat(handedOver).containsExactly("m-2 mary@example.org", "m-2 +15550100125");
    }

    @Test
    void whatComesBackFromOneChannelGoesByTheOther() {
        deliver.deliver("m-1");
        assertThat(hear.hear("m-1", "email", Report.ON_ITS_WAY)).isTrue();
        assertThat(hear.hear("m-1", "sms", Report.RETURNED)).as("not by that").isTrue();
        assertThat(messages.find("m-1")).contains(new Sent(LONG, "email", NOON));
        clock.moveTo(NOON.plusSeconds(60));
        assertThat(hear.hear("m-1", "email", Report.RETURNED)).isTrue();
        assertThat(hear.hear("m-1", "email", Report.RETURNED)).as("again").isTrue();
        assertThat(hear.hear("m-1", "email", Report.DELIVERED)).as("late").isTrue();
        assertThat(toTheEnd()).isEqualTo(new Sent(LONG, "sms", NOON.plusSeconds(60), Set.of("email")));
        hear.hear("m-1", "sms", Report.RETURNED);
        Instant then = clock.instant();
        assertThat(toTheEnd()).isEqualTo(new Failed(LONG, "sms", Reason.PERMANENT_FAILURE, then));
        assertThat(messages.facts())
                .containsExactly(
                        new MessageSent("p-1", "m-1", "survey-link", "poll-1", "email", NOON),
                        new MessageReturned("p-1", "m-1", "survey-link", "poll-1", "email", LONG.notAfter(), then),
                        new MessageSent("p-1", "m-1", "survey-link", "poll-1", "sms", then),
                        new MessageReturned("p-1", "m-1", "survey-link", "poll-1", "sms", LONG.notAfter(), then),
                        new MessageFailed("p-1", "m-1", "survey-link", "poll-1", "sms", "permanent-failure", then));
        assertThat(handedOver).hasSize(2);
    }

    @Test
    void whatArrivedStaysSoWhateverIsToldAfterwardsAndHoweverOften() {
        deliver.deliver("m-1");
        for (Report told : List.of(Report.DELIVERED, Report.ON_ITS_WAY, Report.RETURNED, Report.DELIVERED)) {
            assertThat(hear.hear("m-1", "email", told)).isTrue();
            assertThat(messages.find("m-1")).contains(new Delivered(LONG, "email", NOON));
        }
        assertThat(messages.facts())
                .containsExactly(
                        new MessageSent("p-1", "m-1", "survey-link", "poll-1", "email", NOON),
                        new MessageDelivered("p-1", "m-1", "survey-link", "poll-1", "email", NOON));
    }

    @Test
    void whatArrivedBeforeItsHandOverWasAnsweredIsNotSentAgain() {
        messages.update("m-1", m -> ((Waiting) m).begin(Requests.ADA, "lost", NOON, NOON));
        hear.hear("m-1", "email", Report.DELIVERED);
        assertThat(deliver.giveUp("m-1")).isEqualTo(new Delivered(LONG, "email", NOON));
        assertThat(messages.facts())
                .containsExactly(
                        new MessageSent("p-1", "m-1", "survey-link", "poll-1", "email", NOON),
                        new MessageDelivered("p-1", "m-1", "survey-link", "poll-1", "email", NOON));
    }

    @Test
    void whatWasOfUnknownOutcomeAndArrivedIsKnownToHave() {
        mail.add(Outcome.UNKNOWN);
        deliver.deliver("m-1");
        hear.hear("m-1", "email", Report.RETURNED);
        assertThat(messages.find("m-1").orElseThrow()).as("never sent again").isInstanceOf(Failed.class);
        hear.hear("m-1", "email", Report.DELIVERED);
        assertThat(messages.find("m-1")).contains(new Delivered(LONG, "email", NOON));
    }

    @Test
    void ofAMessageThatNobodyAskedForNothingIsHeard() {
        assertThat(hear.hear("m-9", "sms", Report.DELIVERED)).isFalse();
    }

    @Test
    void whatComesBackAfterItsDeadlineHasFailed() {
        deliver.deliver("m-1");
        clock.moveTo(LONG.notAfter());
        hear.hear("m-1", "email", Report.RETURNED);
        assertThat(messages.find("m-1")).contains(new Failed(LONG, "email", Reason.PERMANENT_FAILURE, LONG.notAfter()));
    }

    @Test
    void whatWasStoppedIsNotWrittenTo() {
        patients.update("p-1", p -> p.chosen(Party.PATIENT, "email", true, "i-1", NOON));
        assertThat(toTheEnd()).isEqualTo(new Sent(LONG, "sms", NOON));
        assertThat(handedOver).containsExactly("m-1 +15550100123");
    }

    @Test
    void whatIsStoppedWhileAMessageWaitsForItIsGoneRound() {
        mail.add(Outcome.NOT_NOW);
        deliver.deliver("m-1");
        patients.update("p-1", p -> p.chosen(Party.PATIENT, "email", true, "i-1", NOON));
        assertThat(toTheEnd()).isEqualTo(new Sent(LONG, "sms", NOON.plusSeconds(30), Set.of("email")));
        assertThat(handedOver).containsExactly("m-1 ada@example.org", "m-1 +15550100123");
    }

    @Test
    void whoHasStoppedEverythingIsNotWrittenToAndThatIsSaid() {
        patients.update("p-1", p -> p.chosen(Party.PATIENT, "email", true, "i-1", NOON));
        patients.update("p-1", p -> p.chosen(Party.PATIENT, "sms", true, "i-2", NOON));
        assertThat(toTheEnd()).isEqualTo(new Failed(LONG, "email", Reason.STOPPED, NOON));
        assertThat(handedOver).isEmpty();
    }

    @Test
    void whatThePatientStoppedTheAdultWhoStaysHasNot() {
        patients.update("p-1", p -> p.chosen(Party.PATIENT, "email", true, "i-1", NOON));
        messages.insertIfAbsent(Message.accept(
                new Request("m-2", "p-1", "monitor-link", "poll-2", 1, NOON.plus(Duration.ofHours(4)), NOON), NOON));
        deliver.deliver("m-2");
        assertThat(handedOver).containsExactly("m-2 mary@example.org");
    }

    @Test
    void ofAnAnswerToWhatSomebodyWroteNothingIsTold() {
        messages.insertIfAbsent(Message.accept(
                new Request("m-2", "p-1", "wrote-back", null, 0, NOON.plus(Duration.ofHours(4)), NOON), NOON));
        deliver.deliver("m-2");
        hear.hear("m-2", "email", Report.RETURNED);
        deliver.deliver("m-2");
        hear.hear("m-2", "sms", Report.DELIVERED);
        assertThat(handedOver).containsExactly("m-2 ada@example.org", "m-2 +15550100123");
        assertThat(messages.find("m-2").orElseThrow()).isInstanceOf(Delivered.class);
        assertThat(messages.facts()).isEmpty();
    }

    private Message sendTo(String id, String template, Duration after) {
        Instant at = NOON.plus(after);
        if (at.isAfter(clock.instant())) {
            clock.moveTo(at);
        }
        messages.insertIfAbsent(Message.accept(
                new Request(id, "p-1", template, "poll-1", 1, NOON.plus(Duration.ofDays(3)), NOON), clock.instant()));
        return deliver.deliver(id);
    }

    @Test
    void whatIsOneTooManyInADayWaitsAndIsSaid() {
        deliver.deliver("m-1");
        mail.add(Outcome.UNKNOWN);
        sendTo("m-2", "survey-reminder", Duration.ofHours(1));
        sendTo("m-3", "survey-link", Duration.ofHours(2));
        Instant until = NOON.plus(Duration.ofHours(24));
        Message held = sendTo("m-4", "survey-reminder", Duration.ofHours(3));
        assertThat(held).isInstanceOfSatisfying(Waiting.class, waiting -> {
            assertThat(waiting.dueAt()).isEqualTo(until);
            assertThat(waiting.tried().state()).isEqualTo(Tried.State.HELD);
        });
        assertThat(messages.facts())
                .last()
                .isEqualTo(new MessageHeld(
                        "p-1", "m-4", "survey-reminder", "poll-1", "email", until, NOON.plus(Duration.ofHours(3))));
        assertThat(deliver.deliver("m-4")).as("not before").isEqualTo(held);
        assertThat(sendTo("m-5", "hold", Duration.ofHours(3))).as("urgent").isInstanceOf(Sent.class);
        assertThat(sendTo("m-6", "monitor-link", Duration.ofHours(3)))
                .as("to somebody else")
                .isInstanceOf(Sent.class);
        clock.moveTo(until);
        assertThat(deliver.deliver("m-4")).isInstanceOf(Sent.class);
        assertThat(handedOver).hasSize(6);
    }

    @Test
    void whatWasNotTakenOverDoesNotCount() {
        mail.add(Outcome.NOT_NOW);
        deliver.deliver("m-1");
        for (String id : List.of("m-2", "m-3", "m-4")) {
            assertThat(sendTo(id, "survey-link", Duration.ZERO)).isInstanceOf(Sent.class);
        }
        clock.moveTo(NOON.plusSeconds(30));
        assertThat(deliver.deliver("m-1"))
                .isInstanceOfSatisfying(
                        Waiting.class, held -> assertThat(held.retryAt()).isEqualTo(NOON.plus(Duration.ofHours(24))));
        clock.moveTo(LONG.notAfter());
        assertThat(deliver.deliver("m-1")).isEqualTo(new Failed(LONG, "email", Reason.EXPIRED, LONG.notAfter()));
    }

    @Test
    void whoWouldRatherBeTextedIsAndTheAdultWhoStaysIsMailed() {
        patients.insertIfAbsent(Patient.enrol("p-2", Enrolments.ratherTexted(), NOON));
        for (String template : List.of("survey-link", "monitor-link")) {
            messages.insertIfAbsent(Message.accept(
                    new Request(template, "p-2", template, "poll-2", 1, NOON.plus(Duration.ofHours(4)), NOON), NOON));
        }
        texts.add(Outcome.REFUSED);
        deliver.deliver("survey-link");
        deliver.deliver("survey-link");
        deliver.deliver("monitor-link");
        assertThat(handedOver)
                .containsExactly(
                        "survey-link +15550100123", "survey-link ada@example.org", "monitor-link mary@example.org");
    }
}
