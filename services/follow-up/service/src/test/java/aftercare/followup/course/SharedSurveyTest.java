package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Origin;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.survey.Instruments;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SharedSurveyTest {
    private static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());
    private static final Instant DUE = Instant.parse("2026-11-26T14:00:00Z");

    /** Own-worded instruments, section 0. */
    @Test
    void noListOfSideEffectsStandsInFrontOfAsq() {
        var lasting = new Standing(OptionalInt.empty(), true, 3, 3, false, false, false, false, 0);
        var forms = new SharedSurvey(PROTOCOL)
                .forms(
                        PROTOCOL.step("third-day").orElseThrow(),
                        asking("third-day"),
                        List.of(asking("weekly")),
                        lasting);
        assertThat(forms)
                .extracting(form -> form.instrument() + " " + form.form())
                .contains("asq-followup all")
                .endsWith("first-day effects");
    }

    private static Asking asking(String step) {
        return new Asking(
                "poll-" + step,
                "p1",
                "team",
                PROTOCOL.id(),
                PROTOCOL.version(),
                step,
                "s1",
                1,
                Origin.at(DUE, ZoneOffset.UTC),
                DUE,
                DUE.plus(Duration.ofDays(2)),
                DUE.plus(Duration.ofDays(32)));
    }
}
