package aftercare.intake.message;

import static aftercare.intake.message.Requests.ADA;
import static aftercare.intake.message.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Sent;
import aftercare.intake.message.Message.Waiting;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every store of messages does; the one in memory and the real one pass the same tests. */
public abstract class MessagesContract {
    private static final Instant WALL = Instant.parse("2030-01-01T00:00:00Z");

    /** An empty store. */
    protected abstract Messages store();

    @Test
    void aMessageIsBornOnce() {
        Messages messages = store();
        assertThat(messages.insertIfAbsent(Message.accept(Requests.survey("m-1"), NOON)))
                .isTrue();
        assertThat(messages.insertIfAbsent(Message.accept(Requests.hold("m-1"), NOON.plusSeconds(1))))
                .isFalse();
        assertThat(messages.find("m-1")).contains(new Waiting(Requests.survey("m-1"), 0, NOON, null));
        assertThat(messages.find("m-2")).isEmpty();
    }

    @Test
    void everyStateIsReadAsItWasWritten() {
        Messages messages = store();
        messages.insertIfAbsent(Message.accept(Requests.hold("m-1"), NOON));
        List<UnaryOperator<Message>> steps = List.of(
                m -> ((Waiting) m).begin(ADA, "c-1", NOON, WALL).state(),
                m -> ((Sending) m).postponed(NOON).state(),
                m -> ((Waiting) m).begin(ADA, "c-2", NOON.plusSeconds(30), WALL).state(),
                m -> ((Sending) m).accepted(NOON.plusSeconds(31)).state());
        for (UnaryOperator<Message> step : steps) {
            Message after = messages.update("m-1", m -> Change.of(step.apply(m)));
            assertThat(messages.find("m-1")).contains(after);
        }
        messages.insertIfAbsent(Message.accept(Requests.survey("m-2"), NOON));
        Message failed = messages.update(
                "m-2",
                m -> ((Waiting) m).begin(null, "c", Requests.survey("m-2").notAfter(), WALL));
        assertThat(messages.find("m-2")).contains(failed);
    }

    @Test
    void dueAreThoseWaitingByThenTheLongestDueFirst() {
        Messages messages = store();
        assertThat(messages.nextDue()).isEmpty();
        assertThat(messages.busy(NOON)).isFalse();
        messages.insertIfAbsent(Message.accept(Requests.survey("m-late"), NOON.plusSeconds(20)));
        messages.insertIfAbsent(Message.accept(Requests.survey("m-early"), NOON.plusSeconds(10)));
        messages.insertIfAbsent(Message.accept(Requests.survey("m-done"), NOON));
        messages.update("m-done", m -> ((Waiting) m).begin(ADA, "c", NOON, WALL));
        messages.update("m-done", m -> ((Sending) m).accepted(NOON));

        assertThat(messages.nextDue()).isEqualTo(Optional.of(NOON.plusSeconds(10)));
        assertThat(messages.due(null, NOON.plusSeconds(9), 9)).isEmpty();
        assertThat(messages.due(null, NOON.plusSeconds(10), 9)).containsExactly("m-early");
        assertThat(messages.due(null, NOON.plusSeconds(20), 9)).containsExactly("m-early", "m-late");
        assertThat(messages.due(null, NOON.plusSeconds(20), 1)).containsExactly("m-early");
        assertThat(messages.busy(NOON.plusSeconds(9))).isFalse();
        assertThat(messages.busy(NOON.plusSeconds(10))).isTrue();
    }

    @Test
    void eachChannelHasItsQueue() {
        Messages messages = store();
        Addressee text = new Addressee("sms", "+15550100123", "en", "US");
        List.of("m-1", "m-2", "m-3").forEach(id -> messages.insertIfAbsent(Message.accept(Requests.survey(id), NOON)));
        messages.update("m-1", m -> ((Waiting) m).routed(ADA));
        Message routed = messages.update("m-2", m -> ((Waiting) m).routed(text));
        assertThat(messages.find("m-2")).contains(routed);
        assertThat(messages.due("email", NOON, 9)).containsExactly("m-1");
        assertThat(messages.due("sms", NOON, 9)).containsExactly("m-2");
        assertThat(messages.due(null, NOON, 9)).containsExactly("m-3");
        assertThat(messages.due("sms", NOON.minusSeconds(1), 9)).isEmpty();
        assertThat(messages.nextDue()).contains(NOON);
        messages.update("m-2", m -> ((Waiting) m).begin(null, "c", NOON, WALL));
        Message turned = messages.update("m-2", m -> ((Sending) m).misconfigured(ADA, NOON));
        messages.update("m-1", m -> ((Waiting) m).begin(null, "c", NOON, WALL));
        Message refused = messages.update("m-1", m -> ((Sending) m).refused(text, NOON));
        assertThat(messages.find("m-2")).contains(turned);
        assertThat(messages.find("m-1")).contains(refused);
        assertThat(messages.due("email", NOON, 9)).containsExactly("m-2");
        messages.update("m-1", m -> ((Waiting) m).begin(null, "c", NOON, WALL));
        Message sent = messages.update("m-1", m -> ((Sending) m).accepted(NOON));
        assertThat(messages.find("m-1")).contains(sent);
        Message arrived = messages.update("m-1", m -> ((Sent) m).delivered(NOON));
        assertThat(messages.find("m-1")).contains(arrived);
    }

    @Test
    void stuckAreThoseInHandSinceBefore() {
        Messages messages = store();
        messages.insertIfAbsent(Message.accept(Requests.survey("m-1"), NOON));
        messages.update("m-1", m -> ((Waiting) m).begin(ADA, "c", NOON, WALL));
        assertThat(messages.stuck(WALL, 9)).isEmpty();
        assertThat(messages.stuck(WALL.plusMillis(1), 9)).containsExactly("m-1");
        assertThat(messages.busy(NOON.minusSeconds(60))).isTrue();
        assertThat(messages.nextDue()).isEmpty();
    }

    @Test
    void claimedAreThoseInHandUnderAClaimThatBeginsSo() {
        Messages messages = store();
        messages.insertIfAbsent(Message.accept(Requests.survey("m-1"), NOON));
        messages.insertIfAbsent(Message.accept(Requests.survey("m-2"), NOON));
        messages.insertIfAbsent(Message.accept(Requests.survey("m-sent"), NOON));
        messages.update("m-1", m -> ((Waiting) m).begin(ADA, "one.a/1", NOON, WALL));
        messages.update("m-2", m -> ((Waiting) m).begin(ADA, "onexa/1", NOON, WALL));
        messages.update("m-sent", m -> ((Waiting) m).begin(ADA, "one.a/2", NOON, WALL));
        messages.update("m-sent", m -> ((Sending) m).accepted(NOON));

        assertThat(messages.claimed("one.a/", 9)).containsExactly("m-1");
        assertThat(messages.claimed("other/", 9)).isEmpty();
    }

    @Test
    void whatWasHandedOverLatelyIsCountedByChannelAndTemplate() {
        Messages messages = store();
        Instant later = NOON.plusSeconds(60);
        for (String id : List.of("m-sent", "m-old", "m-unknown", "m-refused", "m-inhand", "m-waits")) {
            messages.insertIfAbsent(Message.accept(Requests.survey(id), NOON));
        }
        messages.insertIfAbsent(Message.accept(Requests.hold("m-hold"), NOON));
        for (String id : List.of("m-sent", "m-old", "m-unknown", "m-refused", "m-inhand", "m-hold")) {
            messages.update(id, m -> ((Waiting) m).begin(ADA, "c", NOON, WALL));
        }
        messages.update("m-old", m -> ((Sending) m).accepted(NOON.minusSeconds(1)));
        messages.update("m-sent", m -> ((Sending) m).accepted(later));
        messages.update("m-unknown", m -> ((Sending) m).failed(Reason.OUTCOME_UNKNOWN, later.plusSeconds(1)));
        messages.update("m-refused", m -> ((Sending) m).failed(Reason.PERMANENT_FAILURE, later));
        messages.update("m-hold", m -> ((Sending) m).accepted(later));
        assertThat(messages.handedOver("p-1", "email", "survey-link"::equals, NOON, later.plusSeconds(9)))
                .containsExactly(later, later.plusSeconds(1), later.plusSeconds(9));
        assertThat(messages.handedOver("p-1", "sms", template -> true, NOON, later))
                .isEmpty();
        assertThat(messages.handedOver("p-2", "email", template -> true, NOON, later))
                .isEmpty();
    }
}
