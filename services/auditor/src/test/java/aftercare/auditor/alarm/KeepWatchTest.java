package aftercare.auditor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.LogEntry;
import aftercare.auditor.ledger.Problem;
import aftercare.auditor.ledger.Snapshots;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.kernel.ProductClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeepWatchTest {
    private static final Instant T0 = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(T0);
    private final List<String> mails = new ArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();
    private final List<Problem> wrongElsewhere = new ArrayList<>();
    private boolean mailWorks = true;
    private final Audit audit = new Audit(new NoSnapshots(), ProductClock.simulated(T0), MINUTE, MINUTE);
    private final KeepWatch watch = new KeepWatch(
            audit,
            new Alarm(MINUTE, Duration.ofHours(24)),
            (subject, text) -> mailWorks && mails.add(subject + "\n" + text),
            () -> beats.incrementAndGet() > 0,
            now::get,
            MINUTE,
            "https://clinic.example",
            _ -> List.copyOf(wrongElsewhere));

    private void look(int seconds) {
        now.set(T0.plusSeconds(seconds));
        watch.look();
    }

    private void readTo(int seconds) {
        audit.readUpTo(T0.plusSeconds(seconds));
    }

    private void loseAnAnswer() {
        audit.resume("log", Map.of());
        audit.enter(
                List.of(new LogEntry.Known(
                        "/follow-up/polls/poll-1",
                        1,
                        T0,
                        new AnswerSaved("p-1", "poll-1", 1, Map.of("URI-01", "0"), T0))),
                Map.of("follow-up.events/0", 1L));
    }

    @Test
    void heartBeatsWhileAllAddsUpAndTheLogIsRead() {
        look(0);
        assertThat(beats).hasValue(0);
        readTo(60);
        look(60);
        assertThat(beats).hasValue(1);
        assertThat(watch.beatAt()).isEqualTo((double) T0.plusSeconds(60).getEpochSecond());
        look(360);
        assertThat(beats).hasValue(1);
    }

    @Test
    void imbalanceIsMailedWithItsIdsAndTheHeartStands() {
        loseAnAnswer();
        readTo(120);
        look(120);
        assertThat(mails).isEmpty();
        mailWorks = false;
        readTo(180);
        look(180);
        mailWorks = true;
        readTo(240);
        look(240);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst())
                .startsWith("Aftercare: 1 thing does not add up")
                .contains("poll-1/1")
                .contains("https://clinic.example/auditor");
        assertThat(beats).hasValue(0);
    }

    @Test
    void whatIsWrongBesideTheLedgerIsMailedTooAndTheHeartStandsUntilItIsNot() {
        wrongElsewhere.add(new Problem("canary", "canary", "nobody was told"));
        readTo(0);
        look(0);
        readTo(60);
        look(60);
        assertThat(mails).singleElement().asString().contains("canary  canary  nobody was told");
        assertThat(beats).hasValue(0);
        wrongElsewhere.clear();
        readTo(120);
        look(120);
        assertThat(mails).hasSize(2);
        assertThat(beats).hasValue(1);
    }

    private static final class NoSnapshots implements Snapshots {
        @Override
        public Optional<byte[]> newest() {
            return Optional.empty();
        }

        @Override
        public void save(byte[] snapshot) {}
    }
}
