package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.poll.SurveyView.Form;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PatientPages;
import aftercare.followup.survey.SurveyContext;
import aftercare.web.Clinic;
import aftercare.web.OpeningHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientWordsTest {
    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T15:00:00Z");
    private static final Instant MONDAY_NIGHT = Instant.parse("2026-11-24T03:00:00Z");
    private static final Instant MONDAY_JUST_BEFORE_CLOSING = Instant.parse("2026-11-23T21:58:00Z");

    private final PatientWords words = new PatientWords(
            PatientPages.shipped(),
            Protocol.shipped(Instruments.shipped()),
            new Clinic("Example Clinic", "+1 555 0100", ZoneId.of("America/New_York")),
            new OpeningHours(
                    LocalTime.of(9, 0), LocalTime.of(17, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTRO-ALL",
                "RED-S",
                "RED-M",
                "AMB-S",
                "AMB-U",
                "AMB-M",
                "HOLD",
                "ADVICE-DRIVE",
                "DONE",
                "EXPIRED"
            })
    void everyPageHasAllItsWords(String id) {
        for (String country : List.of("US", "DE")) {
            PatientPages.Page page = words.page(id, form(country), Map.of("minutes", "2"), MONDAY_TEN);
            assertThat(page.text())
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{"));
        }
    }

    @Test
    void insideOpeningHoursACallIsPromised() {
        assertThat(red(MONDAY_TEN))
                .contains("will try to call you by Monday, November 23, 10:05 AM (EST)")
                .contains("do not wait: call 988 or 911");
    }

    @Test
    void outsideOpeningHoursNobodyIsPromised() {
        assertThat(red(MONDAY_NIGHT))
                .contains("No one from Example Clinic can call you before Tuesday, November 24, 9:00 AM (EST)")
                .doesNotContain("will try to call you");
    }

    @Test
    void aCallThatWouldComeAfterClosingIsNotPromised() {
        assertThat(red(MONDAY_JUST_BEFORE_CLOSING)).contains("Do not wait for us.");
    }

    @Test
    void nothingIsPromisedForTheNight() {
        assertThat(words.page("AMB-M", form("US"), Map.of(), MONDAY_NIGHT)
                        .text()
                        .getFirst())
                .contains("call you by Tuesday, November 24, 9:00 AM (EST)");
    }

    @Test
    void whoStaysIsToldWhatToDoAndNothingOfTheTreatmentToCome() {
        var context = new SurveyContext(
                "en", false, false, true, Map.of("first_name", "the person you are staying with"), Map.of());
        Form form = new Form("poll-1", "pat-1", "team", "safe-arrival-monitor", context, "US");
        List<PatientPages.Page> shown = words.pages(List.of("RED-M", "HOLD"), form, MONDAY_TEN);
        assertThat(shown).extracting(PatientPages.Page::id).containsExactly("RED-M-MONITOR");
        assertThat(shown.getFirst().text().getFirst())
                .startsWith("Do not leave them alone. Tell the emergency crew that they had ketamine on"
                        + " the day of the last session, and that they must not have any more.")
                .doesNotContain("{");
        assertThat(words.pages(List.of("RED-M", "HOLD"), form("US"), MONDAY_TEN))
                .extracting(PatientPages.Page::id)
                .containsExactly("RED-M", "HOLD");
    }

    private String red(Instant now) {
        return String.join(" ", words.page("RED-S", form("US"), Map.of(), now).text());
    }

    private static Form form(String country) {
        return new Form("poll-1", "pat-1", "team", "weekly", SurveyContext.english(false), country);
    }
}
