package aftercare.auditor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.auditor.alarm.Alarm.Finding;
import aftercare.auditor.ledger.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Instant T0 = Instant.parse("2026-11-23T15:00:00Z");
    private static final Problem LOST = new Problem("flags", "flag-1", "raised RED, but in no escalation");
    private static final Problem LATE = new Problem("polls", "poll-1", "due, but not sent");

    private final Alarm alarm = new Alarm(Duration.ofSeconds(60), Duration.ofHours(24));

    private Finding look(int seconds, Problem... problems) {
        Instant now = T0.plusSeconds(seconds);
        Finding finding = alarm.look(List.of(problems), now);
        if (finding instanceof Finding.Tell tell) {
            alarm.told(tell.problems(), now);
        }
        return finding;
    }

    @Test
    void whatPassesWithinTheToleranceWakesNobody() {
        assertThat(look(0, LOST)).isEqualTo(new Finding.Known());
        assertThat(look(59, LOST)).isEqualTo(new Finding.Known());
        assertThat(look(60)).isEqualTo(new Finding.Well());
    }

    @Test
    void whatLastsIsToldOnceWithItsId() {
        look(0, LOST);
        assertThat(look(60, LOST)).isEqualTo(new Finding.Tell(List.of(LOST)));
        assertThat(look(120, LOST)).isEqualTo(new Finding.Known());
    }

    @Test
    void whatComesMoreIsToldAgain() {
        look(0, LOST);
        look(60, LOST);
        assertThat(look(61, LOST, LATE)).isEqualTo(new Finding.Known());
        assertThat(look(121, LOST, LATE)).isEqualTo(new Finding.Tell(List.of(LOST, LATE)));
    }

    @Test
    void asLongAsItLastsItIsToldAgainEveryDay() {
        look(0, LOST);
        look(60, LOST);
        assertThat(look(60 + 86_399, LOST)).isEqualTo(new Finding.Known());
        assertThat(look(60 + 86_400, LOST)).isEqualTo(new Finding.Tell(List.of(LOST)));
    }

    @Test
    void theEndIsToldUntilItIsHeard() {
        look(0, LOST);
        look(60, LOST);
        assertThat(look(70)).isEqualTo(new Finding.WellAgain());
        assertThat(look(80)).isEqualTo(new Finding.WellAgain());
        alarm.settled();
        assertThat(look(90)).isEqualTo(new Finding.Well());
        assertThat(look(100, LOST)).isEqualTo(new Finding.Known());
        assertThat(look(160, LOST)).isEqualTo(new Finding.Tell(List.of(LOST)));
    }

    @Test
    void alarmThatNobodyHeardIsRaisedAgain() {
        alarm.look(List.of(LOST), T0);
        assertThat(alarm.look(List.of(LOST), T0.plusSeconds(60))).isEqualTo(new Finding.Tell(List.of(LOST)));
        assertThat(alarm.look(List.of(LOST), T0.plusSeconds(61))).isEqualTo(new Finding.Tell(List.of(LOST)));
    }
}
