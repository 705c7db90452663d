package aftercare.auditor.canary;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.auditor.ledger.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryTest {
    private static final Instant T0 = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SURVEY = "Hello\n\nhttps://clinic.example/s/abc-_1\n\nNo names.";
    private static final String NOTICE = "Amber escalation.\nhttps://clinic.example/inbox/esc-7\n";

    private final List<String> mails = new ArrayList<>();
    private final Visited visited = new Visited();
    private final List<Duration> measured = new ArrayList<>();
    private final Canary canary = new Canary(this::take, visited, EVERY, LIMIT, measured::add, T0);

    private List<String> take() {
        List<String> taken = List.copyOf(mails);
        mails.clear();
        return taken;
    }

    private void look(int seconds, String... came) {
        mails.addAll(List.of(came));
        canary.look(at(seconds));
    }

    private static Instant at(int seconds) {
        return T0.plusSeconds(seconds);
    }

    @Test
    void answersItsSurveyAndClosesWhatItsContactIsToldOf() {
        look(1, SURVEY);
        look(4, NOTICE);
        assertThat(visited.answered).containsExactly(URI.create("https://clinic.example/s/abc-_1"));
        assertThat(visited.closed).containsExactly(URI.create("https://clinic.example/inbox/esc-7"));
        assertThat(measured).containsExactly(Duration.ofSeconds(3));
        assertThat(canary.toldInTimeAt()).contains(at(4));
        assertThat(canary.age(at(10))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void mailWithoutALinkOfThoseIsLeftAlone() {
        look(1, "Your next dose is on pause.", "https://clinic.example/privacy");
        assertThat(visited.answered).isEmpty();
        assertThat(visited.closed).isEmpty();
    }

    /** In time is up to the limit; not a second more. */
    @ParameterizedTest
    @CsvSource({"120, true", "121, false"})
    void inTimeIsWithinTheLimit(int seconds, boolean inTime) {
        look(0, SURVEY);
        look(seconds, NOTICE);
        assertThat(measured).containsExactly(Duration.ofSeconds(seconds));
        assertThat(canary.toldInTimeAt().isPresent()).isEqualTo(inTime);
    }

    /** From the start, or the last time it went well: one interval and the limit. */
    @ParameterizedTest
    @CsvSource({"0, 420, false", "0, 421, true", "60, 480, false", "60, 481, true"})
    void silenceIsAProblemOnceTheNextTimeIsOverdue(int wellAt, int lookedAt, boolean problem) {
        if (wellAt > 0) {
            look(wellAt, SURVEY);
            look(wellAt, NOTICE);
        }
        assertThat(canary.problems(at(lookedAt)).isEmpty()).isEqualTo(!problem);
    }

    @Test
    void problemKeepsItsWordsWhileItLastsAndEndsWithTheNextTimeInTime() {
        List<Problem> first = canary.problems(at(500));
        assertThat(first)
                .containsExactly(new Problem(
                        "canary",
                        "canary",
                        "nobody was told of its blood in time since the auditor's start at 2026-11-23T15:00:00Z"));
        assertThat(canary.problems(at(900))).isEqualTo(first);
        look(901, SURVEY);
        look(902, NOTICE);
        assertThat(canary.problems(at(903))).isEmpty();
    }

    @Test
    void answerThatWasNotTakenIsNotWaitedFor() {
        visited.works = false;
        look(0, SURVEY);
        visited.works = true;
        look(30, NOTICE);
        assertThat(measured).isEmpty();
        assertThat(canary.toldInTimeAt()).isEmpty();
    }

    @Test
    void noticeNobodyWaitedForIsClosedAllTheSame() {
        look(5, NOTICE);
        assertThat(visited.closed).hasSize(1);
        assertThat(measured).isEmpty();
    }

    private static final class Visited implements CanaryVisits {
        private final List<URI> answered = new ArrayList<>();
        private final List<URI> closed = new ArrayList<>();
        private boolean works = true;

        @Override
        public boolean reportBlood(URI link) {
            answered.add(link);
            return works;
        }

        @Override
        public boolean close(URI link) {
            closed.add(link);
            return works;
        }
    }
}
