package aftercare.intake.message;

import static aftercare.intake.message.Requests.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final ZonedDateTime SESSION =
            ZonedDateTime.of(LocalDate.of(2026, 11, 24), LocalTime.of(9, 5), ZoneId.of("America/New_York"));

    private final Wording wording = new Wording(
            new Letterhead("Hope & Sons <Clinic>", "+1 555 0100", "ketamine", URI.create("https://clinic.example")),
            (poll, generation) -> "token-of-" + poll + "-" + generation,
            at -> at.atZone(ZoneId.of("America/New_York")).plusHours(3));

    @Test
    void theHoldIsWordForWord() {
        Letter letter = write("hold", "US");
        assertThat(letter.text())
                .startsWith("Your next dose is on pause. Do not take ketamine, not even doses you have at home, until "
                        + "Hope & Sons <Clinic> tells you it is OK. This is to keep you safe. It is not a punishment. "
                        + "Keep taking your other medicines. Questions: +1 555 0100.\n");
        assertThat(letter.html()).contains("<p><strong>Your next dose is on pause.</strong> Do not take ketamine");
    }

    @Test
    void theLiftingIsWordForWord() {
        assertThat(write("hold-lifted", "US").text())
                .startsWith(
                        "Your dose is no longer on pause. Hope & Sons <Clinic> will tell you when your next one is.\n");
    }

    @Test
    void theDayBeforeIsWordForWord() {
        // PRE-00 of the clinical reference, own-worded instruments, section 9.
        String reference = "Your session is on {session_day} at {time}. No solid food for {3} hours before. Nothing to"
                + " drink for {1} hour before; a sip with a medicine is fine. No alcohol for {24} hours before. Take your"
                + " blood pressure medicine as usual. Tell us if you take a pill for sleep, to calm you, or a stimulant."
                + " **Do not stop any prescribed medicine without asking us first.** A responsible adult must stay with"
                + " you. Plan a ride: you cannot drive, cycle or use dangerous machines until you have had a full night's"
                + " sleep.";
        String filled = reference
                .replace("{session_day}", "Tuesday, November 24")
                .replace("{time}", "9:05 AM (EST)")
                .replaceAll("\\{(\\d+)}", "$1");
        Letter letter = write("day-before", "US");
        assertThat(letter.text()).startsWith(filled.replace("**", "") + "\n");
        assertThat(letter.html())
                .contains("<strong>Do not stop any prescribed medicine without asking us first.</strong>");
        assertThat(wording.write(request("day-before", null), ADA, null))
                .as("without its session")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"survey-link", "survey-reminder", "survey-again", "monitor-link", "monitor-reminder"})
    void aSurveyCarriesItsLinkAndNothingOfHealth(String template) {
        Letter letter = write(template, "US");
        assertThat(letter.text()).contains("\nhttps://clinic.example/s/token-of-poll-1-2\n");
        assertThat(letter.html())
                .contains("<a href=\"https://clinic.example/s/token-of-poll-1-2\">https://clinic.example/s/");
        assertThat(letter.text() + letter.subject())
                .doesNotContainIgnoringCase("ketamine")
                .doesNotContainIgnoringCase("session")
                .doesNotContainIgnoringCase("suicide")
                .doesNotContainIgnoringCase("treatment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "survey-link",
                "survey-reminder",
                "survey-again",
                "hold",
                "hold-lifted",
                "monitor-link",
                "monitor-reminder",
                "day-before"
            })
    void everyGapIsFilledAndHtmlIsSafe(String template) {
        Letter letter = write(template, "US");
        assertThat(Stream.of(letter.subject(), letter.text(), letter.html()))
                .allSatisfy(text -> assertThat(text).doesNotContain("{").doesNotContain("**"));
        assertThat(letter.html()).contains("Hope &amp; Sons &lt;Clinic&gt;").doesNotContain("<Clinic>");
        assertThat(letter.subject()).doesNotContain("\n").contains("Hope & Sons");
    }

    @ParameterizedTest
    @CsvSource({"home-check-in,patient", "home-presence,monitor"})
    void whoTakesPartInASessionAtHomeGetsALinkOfTheirOwn(String template, String who) {
        Request request =
                new Request("m-1", "p-1", template, null, 0, Requests.NOON, Requests.NOON, "s-1", Requests.NOON);
        Letter letter = wording.write(request, ADA, SESSION).orElseThrow();
        String link = "https://clinic.example/h/s-1/token-of-session|" + who + "|s-1-1";
        assertThat(letter.text()).contains("\n" + link + "\n").contains("Tuesday, November 24 at 9:05 AM (EST)");
        assertThat(letter.html()).contains("<a href=\"" + link + "\">");
        assertThat(letter.text() + letter.subject())
                .doesNotContainIgnoringCase("ketamine")
                .doesNotContainIgnoringCase("dose")
                .doesNotContainIgnoringCase("treatment");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US | In an emergency call 911. In a crisis call or text 988.
            CA | In an emergency call 911. In a crisis call or text 988.
            DE | In an emergency or a crisis call your local emergency number.
            """)
    void crisisNumbersGoByCountryOfResidence(String country, String sentence) {
        assertThat(write("survey-link", country).text()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "survey-link",
                "survey-reminder",
                "survey-again",
                "hold",
                "hold-lifted",
                "monitor-link",
                "monitor-reminder",
                "day-before"
            })
    void aTextMessageTellsALockedScreenNothingAndFitsInTwoSegments(String template) {
        Letter letter = write(template, "US");
        assertThat(letter.brief())
                .doesNotContainIgnoringCase("ketamine")
                .doesNotContainIgnoringCase("dose")
                .doesNotContainIgnoringCase("session")
                .doesNotContainIgnoringCase("treatment")
                .doesNotContain("Hope", "Clinic", "{", "[", "\\", "^", "~", "|")
                // Two segments of the alphabet of GSM 03.38, which has all of ASCII but a few signs.
                .matches("[ -_a-z]{20,306}");
        if (template.contains("link")) {
            assertThat(letter.brief()).contains(": https://clinic.example/s/token-of-poll-1-2 ");
        }
    }

    @Test
    void theAnswerToWhatSomebodyWroteIsWordForWord() {
        // SMS-REPLY and STOPPED of the clinical reference, own-worded instruments, section 11.
        String reference =
                "This number is not watched all the time. Your message will be read by {time}. In an emergency"
                        + " call {emergency_number}. In a crisis call or text {crisis_number}.";
        String filled = reference
                .replace("{time}", "Monday, November 23, 10:00 AM (EST)")
                .replace("{emergency_number}", "911")
                .replace("{crisis_number}", "988");
        for (String template : List.of("wrote-back", "monitor-wrote-back")) {
            assertThat(write(template, "US").text()).isEqualTo(filled + "\n");
            assertThat(write(template, "CA").brief()).isEqualTo(filled);
        }
        assertThat(wording.say("stopped", ADA))
                .isEqualTo(
                        "You will get no more messages from us. To start again, reply START. Hope & Sons <Clinic> may call"
                                + " you once to agree on another way to stay in touch.");
        assertThat(wording.say("started", ADA)).contains("STOP");
        assertThat(wording.say("help", ADA)).contains("+1 555 0100", "988", "STOP");
    }

    @Test
    void whatThisVersionCannotWriteIsNotWritten() {
        assertThat(wording.write(request("birthday", "poll-1"), ADA, null)).isEmpty();
        assertThat(wording.write(request("survey-link", null), ADA, null)).isEmpty();
    }

    private Letter write(String template, String country) {
        Addressee to = new Addressee("email", "ada@example.org", "en", country);
        return wording.write(request(template, "poll-1"), to, SESSION).orElseThrow();
    }

    private static Request request(String template, @org.jspecify.annotations.Nullable String poll) {
        return new Request("m-1", "p-1", template, poll, 2, Requests.NOON, Requests.NOON);
    }
}
