package aftercare.intake.reply;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.IntakeFact.MessagesStarted;
import aftercare.contracts.IntakeFact.MessagesStopped;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.PatientWrote;
import aftercare.intake.message.AnswerReply;
import aftercare.intake.message.InMemoryMessages;
import aftercare.intake.message.Letterhead;
import aftercare.intake.message.Wording;
import aftercare.intake.patient.Enrolments;
import aftercare.intake.patient.InMemoryPatients;
import aftercare.intake.patient.Party;
import aftercare.intake.patient.Patient;
import aftercare.intake.reply.TakeReply.Outcome.FromNobody;
import aftercare.intake.reply.TakeReply.Outcome.Said;
import aftercare.intake.reply.TakeReply.Outcome.Taken;
import aftercare.kernel.Ids;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeReplyTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String PHONE = "+15550100123";
    private static final String MONITORS = "+15550100125";

    private final SimulatedClock clock = ProductClock.simulated(NOON);
    private final InMemoryPatients patients = new InMemoryPatients();
    private final InMemoryReplies replies = new InMemoryReplies();
    private final InMemoryMessages messages = new InMemoryMessages();
    private final AnswerReply answer = new AnswerReply(
            messages,
            new Wording(
                    new Letterhead("Clinic", "+1 555 0100", "ketamine", URI.create("http://localhost")),
                    (poll, generation) -> "token",
                    at -> at.atZone(ZoneOffset.UTC)),
            () -> {});
    private final TakeReply take = new TakeReply(patients, replies, answer, clock);

    @BeforeEach
    void enrolled() {
        patients.insertIfAbsent(Patient.enrol("p-1", Enrolments.ada(), NOON));
    }

    private TakeReply.Outcome text(String id, String from, String text) {
        return take.take(new Inbound(id, "sms", from, text));
    }

    private boolean stopped() {
        return patients.find("p-1").orElseThrow().stopped(Party.PATIENT, "sms");
    }

    private List<Object> facts() {
        return patients.facts().stream()
                .filter(fact -> !(fact instanceof PatientEnrolled))
                .map(fact -> (Object) fact)
                .toList();
    }

    @Test
    void whatIsWrittenIsKeptOnceAndToldWithoutItsWords() {
        assertThat(text("s-1", PHONE, "I feel odd")).isEqualTo(new Taken());
        assertThat(text("s-1", PHONE, "I feel odd")).isEqualTo(new Taken());
        Reply kept = replies.of("p-1", 9).getFirst();
        assertThat(replies.of("p-1", 9)).containsExactly(kept);
        assertThat(kept.text()).isEqualTo("I feel odd");
        assertThat(kept.toString()).doesNotContain("odd");
        assertThat(replies.facts())
                .containsExactly(
                        new PatientWrote("p-1", kept.id(), "sms", "patient", Ids.sha256Hex("I feel odd"), NOON));
    }

    @Test
    void anAnswerGoesOutOnceInTenMinutesHoweverMuchIsWritten() {
        for (int minute = 0; minute < 30; minute++) {
            clock.moveTo(NOON.plus(Duration.ofMinutes(minute)));
            text("s-" + minute, PHONE, "again " + minute);
        }
        assertThat(replies.facts()).hasSize(30);
        assertThat(messages.due("sms", clock.instant(), 99)).hasSize(3);
    }

    @Test
    void aReplyToldAgainLaterIsNotAnsweredAgain() {
        text("s-1", PHONE, "hello");
        clock.moveTo(NOON.plus(Duration.ofHours(1)));
        text("s-1", PHONE, "hello");
        assertThat(messages.due("sms", clock.instant(), 99)).hasSize(1);
    }

    @Test
    void stopAndStartAreHeardOnceEachInWhateverOrderTheyAreToldAgain() {
        assertThat(text("s-1", PHONE, "STOP")).isInstanceOf(Said.class);
        assertThat(stopped()).isTrue();
        assertThat(text("s-2", PHONE, "yes")).isInstanceOf(Said.class);
        assertThat(stopped()).isFalse();
        text("s-1", PHONE, "STOP");
        assertThat(stopped()).as("an old one told again").isFalse();
        text("s-3", PHONE, "quit");
        text("s-4", PHONE, "end");
        text("s-2", PHONE, "yes");
        assertThat(stopped()).isTrue();
        assertThat(facts())
                .containsExactly(
                        new MessagesStopped("p-1", "sms", "patient", NOON),
                        new MessagesStarted("p-1", "sms", "patient", NOON),
                        new MessagesStopped("p-1", "sms", "patient", NOON));
        assertThat(replies.facts()).isEmpty();
    }

    @Test
    void yesOfSomebodyWhoHasNotStoppedIsReadByAPerson() {
        assertThat(text("s-1", PHONE, "Yes")).isEqualTo(new Taken());
        assertThat(replies.facts()).hasSize(1);
        assertThat(text("s-2", PHONE, "HELP")).isInstanceOf(Said.class);
        assertThat(replies.facts()).hasSize(1);
    }

    @Test
    void theAdultWhoStaysStopsForThemselvesAlone() {
        text("s-1", MONITORS, "stop");
        assertThat(stopped()).isFalse();
        assertThat(facts()).containsExactly(new MessagesStopped("p-1", "sms", "monitor", NOON));
        text("s-2", MONITORS, "he does not wake up");
        assertThat(replies.of("p-1", 1).getFirst().by()).isEqualTo(Party.MONITOR);
        assertThat(messages.due("sms", NOON, 9)).as("stopped: by mail").isEmpty();
        assertThat(messages.due(null, NOON, 9)).hasSize(1);
    }

    @Test
    void aMailThatBeginsWithStopIsRead() {
        assertThat(take.take(new Inbound("m-1", "email", "ADA@example.org", "stop")))
                .isEqualTo(new Taken());
        assertThat(messages.due("email", NOON, 9)).hasSize(1);
    }

    @Test
    void whoeverIsNobodysIsToldNothing() {
        assertThat(text("s-1", "+15550109999", "hello")).isEqualTo(new FromNobody());
        assertThat(replies.facts()).isEmpty();
    }
}
