package aftercare.intake.message;

import static aftercare.intake.message.Requests.ADA;
import static aftercare.intake.message.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.intake.message.Message.Failed;
import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Sent;
import aftercare.intake.message.Message.Waiting;
import aftercare.kernel.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
    private static final Request SURVEY = Requests.survey("m-1");
    private static final Instant WALL = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant CLOSE = SURVEY.notAfter();

    @Test
    void aRequestWaitsAndIsDueAtOnce() {
        assertThat(Message.accept(SURVEY, NOON)).isEqualTo(Change.of(new Waiting(SURVEY, 0, NOON, null)));
    }

    static Stream<Arguments> beginnings() {
        Waiting fresh = new Waiting(SURVEY, 0, NOON, null);
        Waiting retried = new Waiting(SURVEY, 2, NOON.plusSeconds(60), ADA);
        Addressee moved = new Addressee("email", "new@example.org", "en", "CA");
        return Stream.of(
                Arguments.of("before its time nothing happens", retried, ADA, NOON, Change.none(retried)),
                Arguments.of("due at its instant", fresh, ADA, NOON, sending(1, ADA)),
                Arguments.of("a retry is due at its instant", retried, ADA, NOON.plusSeconds(60), sending(3, ADA)),
                Arguments.of(
                        "a retry goes where the first attempt went",
                        retried,
                        moved,
                        NOON.plusSeconds(60),
                        sending(3, ADA)),
                Arguments.of("due to the last moment", fresh, ADA, CLOSE.minusMillis(1), sending(1, ADA)),
                Arguments.of("expired at its deadline", fresh, ADA, CLOSE, failed(Reason.EXPIRED, CLOSE)),
                Arguments.of(
                        "the deadline counts when the retry is later",
                        new Waiting(SURVEY, 9, CLOSE.plusSeconds(9), ADA),
                        ADA,
                        CLOSE,
                        failed(Reason.EXPIRED, CLOSE)),
                Arguments.of(
                        "nobody knows the patient yet",
                        fresh,
                        null,
                        NOON,
                        Change.of(new Waiting(SURVEY, 1, NOON.plusSeconds(30), null))),
                Arguments.of("nobody ever knew the patient", fresh, null, CLOSE, failed(Reason.NO_CONTACT, CLOSE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beginnings")
    void aWaitingMessageBeginsWhenItIsDue(
            String claim, Waiting waiting, Addressee contact, Instant now, Change<Message, IntakeFact> expected) {
        assertThat(waiting.begin(contact, "c-1", now, WALL)).as(claim).isEqualTo(expected);
    }

    @Test
    void anAttemptEndsAsTheChannelSays() {
        Sending third = new Sending(SURVEY, 3, ADA, "c-1", WALL);
        assertThat(third.accepted(NOON))
                .isEqualTo(Change.of(
                        new Sent(SURVEY, "email", NOON),
                        new MessageSent("p-1", "m-1", "survey-link", "poll-1", "email", NOON)));
        assertThat(third.postponed(NOON)).isEqualTo(Change.of(new Waiting(SURVEY, 3, NOON.plusSeconds(120), ADA)));
        for (Reason reason : Reason.values()) {
            assertThat(third.failed(reason, NOON)).isEqualTo(failed(reason, NOON));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,30", "1,30", "2,60", "3,120", "6,960", "7,1800", "8,1800", "1000,1800"})
    void waitsDoubleUpToHalfAnHour(int attempts, long seconds) {
        assertThat(Backoff.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    private static Change<Message, IntakeFact> sending(int attempt, Addressee to) {
        return Change.of(new Sending(SURVEY, attempt, to, "c-1", WALL));
    }

    private static Change<Message, IntakeFact> failed(Reason reason, Instant at) {
        return Change.of(
                new Failed(SURVEY, "email", reason, at),
                new MessageFailed("p-1", "m-1", "survey-link", "poll-1", "email", reason.code(), at));
    }
}
