package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Background;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Paper;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.poll.Sheet;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.SurveyContext;
import aftercare.web.Clinic;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each state of a poll is shown with its instant. */
class PollViewTest {
    private static final Clinic CLINIC = new Clinic("Clinic", "555", ZoneOffset.UTC);
    private static final Instant DUE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant STARTED = DUE.plus(Duration.ofHours(1));
    private static final Instant SENT_IN = DUE.plus(Duration.ofHours(2));
    private static final Asking ASKING = new Asking(
            "poll-1",
            "p1",
            "main",
            "default",
            "1.1",
            "weekly",
            "series",
            3,
            Origin.at(DUE, ZoneOffset.UTC),
            DUE,
            DUE.plus(Duration.ofDays(3)),
            DUE.plus(Duration.ofDays(33)));
    private static final Sheet SHEET = Sheet.of(
            "poll-1",
            Questionnaire.of(
                    Protocol.shipped(Instruments.shipped())
                            .step("weekly")
                            .orElseThrow()
                            .forms(3),
                    SurveyContext.english(false),
                    "US"),
            Background.none());

    static Stream<Arguments> states() {
        return Stream.of(
                state(new Poll.Planned(ASKING), "Planned"),
                state(new Poll.Sent(ASKING, dispatch(0, null)), "Sent Mon 23 Nov 2026, 09:00, not started"),
                state(
                        new Poll.Sent(ASKING, dispatch(2, null)),
                        "Sent Mon 23 Nov 2026, 09:00, not started, reminded 2 times"),
                state(
                        new Poll.Sent(ASKING, dispatch(0, STARTED)),
                        "Sent Mon 23 Nov 2026, 09:00, not started, declined Mon 23 Nov 2026, 10:00"),
                state(
                        new Poll.Open(ASKING, dispatch(0, null), STARTED, paper(0), false),
                        "Sent Mon 23 Nov 2026, 09:00, started Mon 23 Nov 2026, 10:00, no answers"),
                state(
                        new Poll.Open(ASKING, dispatch(0, null), STARTED, paper(1), true),
                        "Sent Mon 23 Nov 2026, 09:00, started Mon 23 Nov 2026, 10:00, partly answered: 1 answer, "
                                + "missed: closed Thu 26 Nov 2026, 09:00"),
                state(
                        new Poll.Answered(ASKING, dispatch(0, null), STARTED, paper(1), SENT_IN, true, true),
                        "Sent Mon 23 Nov 2026, 09:00, started Mon 23 Nov 2026, 10:00, answered Mon 23 Nov 2026, 11:00, late"),
                state(
                        new Poll.Missed(ASKING, dispatch(0, null)),
                        "Sent Mon 23 Nov 2026, 09:00, missed: closed Thu 26 Nov 2026, 09:00"),
                state(new Poll.Unsent(ASKING, Poll.PROTOCOL_CHANGED), "Not sent: the protocol in use does not ask it"));
    }

    private static Arguments state(Poll poll, String shown) {
        return Arguments.of(poll, shown);
    }

    @ParameterizedTest
    @MethodSource("states")
    void eachStateIsShownWithItsInstant(Poll poll, String shown) {
        assertThat(PollView.show(poll, CLINIC)).isEqualTo(new ShownPoll("weekly 3", "Mon 23 Nov 2026, 09:00", shown));
    }

    private static Dispatch dispatch(int reminded, @Nullable Instant declinedAt) {
        return new Dispatch(SHEET, DUE, 1, List.of(), reminded, Set.of(), false, declinedAt, Map.of());
    }

    private static Paper paper(int answers) {
        Map<String, String> given = answers == 0 ? Map.of() : Map.of("PHQ-01", "1");
        return new Paper(answers, given, Map.of(), List.of(), List.of(), Map.of(), Set.of(), List.of(), null, Map.of());
    }
}
