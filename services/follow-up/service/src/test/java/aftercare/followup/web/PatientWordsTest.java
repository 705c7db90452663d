package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.poll.SurveyView.Form;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.rota.FewAccounts;
import aftercare.followup.rota.InMemoryCovers;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.Rota;
import aftercare.followup.rota.RotaFile;
import aftercare.followup.rota.RotaPeople;
import aftercare.followup.rota.RotaPromises;
import aftercare.followup.staff.Role;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientWordsTest {
    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T15:00:00Z");
    private static final Instant MONDAY_NIGHT = Instant.parse("2026-11-24T03:00:00Z");
    private static final Instant MONDAY_JUST_BEFORE_CLOSING = Instant.parse("2026-11-23T21:58:00Z");

    private static final Clinic CLINIC = new Clinic("Example Clinic", "+1 555 0100", ZoneId.of("America/New_York"));
    private static final OpeningHoursPromises HOURS = new OpeningHoursPromises(
            CLINIC,
            new OpeningHours(
                    LocalTime.of(9, 0), LocalTime.of(17, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));

    private final PatientWords words =
            new PatientWords(PatientPages.shipped(), Protocol.shipped(Instruments.shipped()), CLINIC, HOURS);

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

    /** On duty from 07:00 to 22:00 each day, on the night of Monday not at all. */
    private static PatientWords byRota() {
        Rota rota = RotaFile.read(new DataFile("rota.yaml", """
                zone: America/New_York
                people: [ada]
                fallback: everyone
                layers:
                  - name: days
                    shifts:
                      - {days: every-day, from: "07:00", to: "22:00", person: ada}
                """));
        LiveRota live = new LiveRota(Optional.of(rota), new InMemoryCovers());
        return new PatientWords(
                PatientPages.shipped(),
                Protocol.shipped(Instruments.shipped()),
                CLINIC,
                new RotaPromises(
                        live,
                        new RotaPeople(new FewAccounts().and("ada", Role.CLINICIAN)),
                        "The clinician on call at Example Clinic",
                        HOURS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RED-S | 2026-11-23T23:00:00Z | will try to call you by Monday, November 23, 6:05 PM (EST)
            RED-S | 2026-11-23T23:00:00Z | The clinician on call at Example Clinic has been alerted
            RED-S | 2026-11-24T02:55:00Z | will try to call you by Monday, November 23, 10:00 PM (EST)
            RED-S | 2026-11-24T02:56:00Z | No one from Example Clinic can call you before Tuesday, November 24, 7:00 AM (EST). Do not wait for us.
            RED-S | 2026-11-24T05:00:00Z | No one from Example Clinic can call you before Tuesday, November 24, 7:00 AM (EST). Do not wait for us.
            RED-S | 2026-11-24T11:59:00Z | No one from Example Clinic can call you before Tuesday, November 24, 7:00 AM (EST). Do not wait for us.
            RED-S | 2026-11-24T12:00:00Z | will try to call you by Tuesday, November 24, 7:05 AM (EST)
            AMB-M | 2026-11-23T15:00:00Z | The clinician on call at Example Clinic will read this and try to call you by Monday, November 23, 2:00 PM (EST)
            AMB-M | 2026-11-24T05:00:00Z | No one from Example Clinic can call you before Tuesday, November 24, 7:00 AM (EST). Do not wait for us.
            AMB-M | 2026-11-24T05:00:00Z | will read this and try to call you by Tuesday, November 24, 8:00 AM (EST)
            AMB-M | 2026-11-24T02:30:00Z | will read this and try to call you by Tuesday, November 24, 8:00 AM (EST)
            DONE  | 2026-11-24T05:00:00Z | No one from Example Clinic can call you before Tuesday, November 24, 7:00 AM (EST). Do not wait for us.
            DONE  | 2026-11-23T15:00:00Z | The clinician on call at Example Clinic will read your answers by Thursday, November 26, 10:00 AM (EST)
            """)
    void onlyWhatTheRotaKeepsIsPromised(String id, Instant now, String said) {
        assertThat(String.join(" ", byRota().page(id, form("US"), Map.of(), now).text()))
                .contains(said);
    }

    @Test
    void nothingIsSaidOfTheRotaWhereSomebodyIsThere() {
        assertThat(byRota().page("DONE", form("US"), Map.of(), MONDAY_TEN).text())
                .hasSize(1);
    }

    private String red(Instant now) {
        return String.join(" ", words.page("RED-S", form("US"), Map.of(), now).text());
    }

    private static Form form(String country) {
        return new Form("poll-1", "pat-1", "team", "weekly", SurveyContext.english(false), country);
    }
}
