package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Origin;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.followup.survey.Instruments;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandsStillTest {
    private static final Instant T0 = Instant.parse("2026-11-23T09:00:00Z");
    private static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());

    /** What happened: planned s1 at hour 1, begun s1, done s1 (ended then), void s1, in this order. */
    private static Course after(String happened) {
        Course course = Course.blank("p1", T0);
        for (String each : happened.strip().split(", ")) {
            String[] words = each.split(" ");
            course = switch (words[0]) {
                case "nothing" -> course;
                case "planned" -> course.planned(words[1], at(words[2]));
                case "begun" -> course.begun(words[1]);
                case "off" -> course.calledOff(words[1]);
                case "done" -> course.completed(session(words[1], at(words[2])));
                case "void" -> course.voided(words[1]);
                default -> throw new IllegalArgumentException(each);
            };
        }
        return course;
    }

    private static Instant at(String hour) {
        return T0.plus(Duration.ofHours(Long.parseLong(hour)));
    }

    private static PastSession session(String id, Instant end) {
        return new PastSession(id, "clinic", "ketamine", new BigDecimal("50"), "im", end, end);
    }

    @ParameterizedTest(name = "{0} of {1} after {2}: {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
            first-day      | s1   | nothing                       | waits
            first-day      | s1   | done s1 2                     | sent
            first-day      | s1   | done s1 2, done s2 9          | sent
            first-day      | s1   | done s1 2, void s1            | session-voided
            first-day      | s1   | void s1, done s1 2            | session-voided
            after-4-weeks  | s1   | nothing                       | waits
            after-4-weeks  | s1   | done s0 1                     | waits
            after-4-weeks  | s1   | done s0 1, done s1 2          | sent
            after-4-weeks  | s1   | done s1 2, done s2 9          | another-session
            after-4-weeks  | s1   | done s1 2, done s2 9, void s2 | sent
            after-4-weeks  | s1   | done s1 2, void s1            | session-voided
            after-4-weeks  | s1   | done s1 2, planned s2 9       | sent
            after-4-weeks  | s1   | done s1 2, planned s2 9, begun s2 | another-session
            after-4-weeks  | s1   | done s1 2, planned s2 9, begun s2, off s2 | sent
            after-4-weeks  | s1   | planned s1 1, begun s1, done s1 2 | sent
            weekly         | series | done s1 2                   | sent
            weekly         | series | done s1 2, void s1          | session-voided
            weekly         | series | done s1 2, done s2 9, void s1 | sent
            baseline-again | s1 5 | nothing                       | waits
            baseline-again | s1 5 | planned s1 5                  | sent
            baseline-again | s1 5 | planned s1 5, planned s1 6    | session-moved
            baseline-again | s1 6 | planned s1 5, planned s1 6    | sent
            baseline-again | s1 5 | planned s1 5, begun s1        | session-over
            baseline-again | s1 5 | planned s1 5, off s1          | session-over
            baseline-again | s2 9 | planned s2 9, done s1 2       | another-session
            baseline       | enrolment | nothing                  | sent
            repeat-urinary | flag-1 | nothing                     | sent
            """)
    void whatItCountsFromDecides(String key, String anchor, String happened, String expected) {
        Step step = PROTOCOL.step(key).orElseThrow();
        String[] words = anchor.split(" ");
        Asking asking = asking(key, words.length == 1 ? anchor : StandsStill.ahead(words[0], at(words[1])));
        Course course = after(happened);
        String fate = StandsStill.not(course, step, asking)
                .orElseGet(() -> StandsStill.heardOf(course, step, asking) ? "sent" : "waits");
        assertThat(fate).isEqualTo(expected);
    }

    private static Asking asking(String step, String anchor) {
        return new Asking(
                "poll-1", "p1", "main", "default", "1.0", step, anchor, 1, Origin.at(T0, ZoneOffset.UTC), T0, T0, T0);
    }
}
