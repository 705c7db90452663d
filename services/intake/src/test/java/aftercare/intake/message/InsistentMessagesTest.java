package aftercare.intake.message;

import static aftercare.intake.message.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.contracts.IntakeFact;
import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Waiting;
import aftercare.kernel.Change;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsistentMessagesTest {
    private static final Addressee ADA = new Addressee("email", "ada@example.org", "en", "US");

    private final InMemoryMessages kept = new InMemoryMessages();
    private final Flaky flaky = new Flaky(kept);

    @BeforeEach
    void requested() {
        kept.insertIfAbsent(Message.accept(Requests.survey("m-1"), NOON));
    }

    @Test
    void anUpdateIsTriedAgainUntilTheDatabaseIsBack() {
        flaky.losesBefore = 3;
        Message after = insistent(Duration.ofMinutes(1)).update("m-1", this::begin);
        assertThat(after).isInstanceOf(Sending.class);
        assertThat(flaky.calls).isEqualTo(4);
    }

    @Test
    void aWriteWhoseAnswerWasLostIsNotMadeTwice() {
        flaky.losesAfter = 1;
        Message after = insistent(Duration.ofMinutes(1)).update("m-1", this::begin);
        assertThat(after)
                .isInstanceOfSatisfying(
                        Sending.class, s -> assertThat(s.attempt()).isEqualTo(1));
        assertThat(flaky.calls).isEqualTo(2);
    }

    @Test
    void patienceEnds() {
        flaky.losesBefore = 3;
        InsistentMessages impatient = insistent(Duration.ZERO);
        assertThatThrownBy(() -> impatient.update("m-1", this::begin)).isInstanceOf(UncheckedIOException.class);
        assertThat(flaky.calls).isEqualTo(1);
    }

    private InsistentMessages insistent(Duration patience) {
        return new InsistentMessages(flaky, patience, Duration.ofNanos(1));
    }

    private Change<Message, IntakeFact> begin(Message message) {
        return message instanceof Waiting w ? w.begin(ADA, "claim", NOON, NOON) : Change.none(message);
    }

    /** A line to the database that breaks before or after what was asked is done. */
    private static final class Flaky implements Messages {
        private final Messages messages;
        private int calls;
        private int losesBefore;
        private int losesAfter;

        Flaky(Messages messages) {
            this.messages = messages;
        }

        @Override
        public Message update(String messageId, Function<Message, Change<Message, IntakeFact>> decision) {
            calls++;
            if (losesBefore-- > 0) {
                throw new UncheckedIOException(new SocketException("reset"));
            }
            Message after = messages.update(messageId, decision);
            if (losesAfter-- > 0) {
                throw new UncheckedIOException(new SocketException("reset"));
            }
            return after;
        }

        @Override
        public Optional<Message> find(String messageId) {
            return messages.find(messageId);
        }

        @Override
        public boolean insertIfAbsent(Change<Message, IntakeFact> born) {
            return messages.insertIfAbsent(born);
        }

        @Override
        public List<String> due(@Nullable String channel, Instant now, int limit) {
            return messages.due(channel, now, limit);
        }

        @Override
        public List<String> stuck(Instant wall, int limit) {
            return messages.stuck(wall, limit);
        }

        @Override
        public List<String> claimed(String prefix, int limit) {
            return messages.claimed(prefix, limit);
        }

        @Override
        public List<Instant> handedOver(
                String patient, String channel, Predicate<String> templates, Instant since, Instant now) {
            return messages.handedOver(patient, channel, templates, since, now);
        }

        @Override
        public Optional<Instant> nextDue() {
            return messages.nextDue();
        }

        @Override
        public boolean busy(Instant now) {
            return messages.busy(now);
        }
    }
}
