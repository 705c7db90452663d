package aftercare.auditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static final Duration TOLERANCE = Duration.ofSeconds(60);
    private static final Instant MORNING = Story.START;
    private static final Instant NOON = MORNING.plusSeconds(10_000);
    private static final Instant EVENING = MORNING.plusSeconds(20_000);

    /** One page is lost in the morning, another at noon, and one that is assessed. */
    private static LedgerView examine(Instant from, Instant to) {
        Examination examination = new Examination(from, to);
        new Story()
                .saved("poll-1", 1)
                .at(NOON)
                .saved("poll-2", 1)
                .saved("poll-3", 1)
                .assessed("poll-3", 1)
                .at(EVENING)
                .saved("poll-4", 1)
                .entries()
                .forEach(examination::enter);
        return examination.view(to, TOLERANCE);
    }

    @Test
    void whatWasRecordedBeforeIsNoNewProblem() {
        LedgerView noon = examine(NOON, EVENING);

        assertThat(noon.answers()).isEqualTo(new LedgerView.Answers(2, 1, 0, 2));
        assertThat(noon.facts()).isEqualTo(3);
        assertThat(noon.problems())
                .containsExactly(new Problem("answers", "poll-2/1", "saved, neither assessed nor quarantined"));
        assertThat(noon.imbalance()).isEqualTo(1);
    }

    @Test
    void whatWasRecordedAtTheEndIsLeftOut() {
        LedgerView morning = examine(MORNING, NOON);

        assertThat(morning.answers()).isEqualTo(new LedgerView.Answers(1, 0, 0, 1));
        assertThat(morning.imbalance()).isEqualTo(1);
    }

    @Test
    void whatIsYoungerThanTheToleranceIsInFlight() {
        assertThat(examine(EVENING, EVENING.plusSeconds(60)).imbalance()).isZero();
        assertThat(examine(EVENING, EVENING.plusSeconds(61)).imbalance()).isEqualTo(1);
    }
}
