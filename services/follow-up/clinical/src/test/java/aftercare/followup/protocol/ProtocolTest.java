package aftercare.followup.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.DataFileException;
import aftercare.followup.flag.Flag;
import aftercare.followup.flag.Rule;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PatientPages;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTest {
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Protocol DEFAULT = Protocol.shipped(INSTRUMENTS);

    @ParameterizedTest
    @CsvSource({
        "baseline, ENROLMENT, PT0S, PT0S, P7D, false, 2",
        "baseline-again, PLANNED_SESSION, -PT2H, PT0S, PT2H, true, 0",
        "safe-arrival, SESSION, PT2H, PT0S, PT4H, true, -1",
        "safe-arrival-monitor, SESSION, PT2H, PT0S, PT4H, true, -1",
        "first-day, SESSION, PT24H, PT0S, PT24H, true, 2",
        "third-day, SESSION, PT72H, PT0S, PT48H, false, 1",
        "weekly, SERIES, P7D, P7D, PT72H, false, 2",
        "repeat-urinary, FLAG, PT72H, PT0S, PT48H, false, 1",
        "after-1-week, LAST_SESSION, P7D, PT0S, PT72H, false, 2",
        "after-2-weeks, LAST_SESSION, P14D, PT0S, PT72H, false, 2",
        "after-4-weeks, LAST_SESSION, P28D, PT0S, PT72H, false, 2",
        "after-12-weeks, LAST_SESSION, P84D, PT0S, PT72H, false, 2"
    })
    void stepsAreThoseOfTheReference(
            String key,
            Step.Anchor anchor,
            Duration offset,
            Duration every,
            Duration window,
            boolean urgent,
            int reminders) {
        Step step = DEFAULT.step(key).orElseThrow();
        assertThat(step.anchor()).isEqualTo(anchor);
        assertThat(step.offset().nominal()).isEqualTo(offset);
        assertThat(step.every().nominal()).isEqualTo(every);
        assertThat(step.window()).isEqualTo(window);
        assertThat(step.urgent()).isEqualTo(urgent);
        assertThat(step.reminders())
                .containsExactlyElementsOf(
                        reminders < 0
                                ? List.of(Duration.ofMinutes(30))
                                : List.of(
                                                window.dividedBy(3),
                                                window.multipliedBy(2).dividedBy(3))
                                        .subList(0, reminders));
    }

    @Test
    void everyFourthWeekAsksMore() {
        Step weekly = DEFAULT.step("weekly").orElseThrow();
        assertThat(weekly.forms(3))
                .extracting(FormPart::instrument)
                .containsExactly("phq-9", "asq-followup", "who", "urinary-check", "dependency-check");
        assertThat(weekly.forms(4))
                .extracting(p -> p.instrument() + " " + p.form())
                .containsExactly(
                        "phq-9 all",
                        "asq-followup all",
                        "who all",
                        "urinary-check all",
                        "dependency-check full",
                        "gad-7 all",
                        "mood-and-mind four-weekly");
        assertThat(weekly.minutes(3)).isEqualTo(2);
        assertThat(weekly.minutes(4)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FDC-09=none                                                | false",
                "FDC-09=FDC-E11 FDC-10-FDC-E11=3 FDC-10a-FDC-E11=no         | true",
                "FDC-09=FDC-E11 FDC-10-FDC-E11=2 FDC-10a-FDC-E11=no         | false",
                "FDC-09=FDC-E11 FDC-10-FDC-E11=1 FDC-10a-FDC-E11=yes        | true",
                "FDC-09=FDC-E11 FDC-10-FDC-E11=4 FDC-10a-FDC-E11=yes        | true",
                "FDC-09=FDC-E11 FDC-10-FDC-E11=4 FDC-10a-FDC-E11=declined   | true",
                "FDC-09=FDC-E11 FDC-10-FDC-E11=declined FDC-10a-FDC-E11=yes | false",
                "FDC-09=declined                                            | false"
            })
    void sideEffectsThatWereBadOrAreStillThereAreAskedAgainOnTheThirdDay(String firstDay, boolean again) {
        Map<String, String> answers = new HashMap<>();
        for (String pair : firstDay.split(" ")) {
            answers.put(pair.split("=")[0], pair.split("=")[1]);
        }
        boolean lasting = Standing.lastingEffects(Answers.of(answers));
        assertThat(lasting).isEqualTo(again);
        assertThat(DEFAULT.step("third-day")
                        .orElseThrow()
                        .forms(1, new Standing(OptionalInt.empty(), lasting, 1, 1, false, false, false, false, 0)))
                .extracting(p -> p.instrument() + " " + p.form())
                .isEqualTo(
                        again
                                ? List.of("mood-and-mind third-day", "who all", "first-day effects")
                                : List.of("mood-and-mind third-day", "who all"));
    }

    /** Which forms a weekly survey has, besides PHQ-9 with ASQ: by week, worst urinary grade, limits and psychosis risk. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
             7 |   | false | false | urinary-check all, dependency-check weekly
             8 |   | false | false | urinary-check all, dependency-check full, gad-7 all, mood-and-mind four-weekly
             9 |   | false | false | dependency-check weekly
             9 | 1 | false | false | dependency-check weekly
             9 | 2 | false | false | urinary-check all, dependency-check weekly
            11 | 3 | false | false | urinary-check all, dependency-check weekly
            12 | 0 | false | false | urinary-check all, dependency-check full, gad-7 all, mood-and-mind four-weekly
            13 | 0 | true  | false | urinary-check all, dependency-check full
            13 | 0 | false | true  | dependency-check weekly, mood-and-mind weekly
            16 | 0 | true  | true  | urinary-check all, dependency-check full, gad-7 all, mood-and-mind four-weekly
            """)
    void moreIsAskedWhileItLasts(int week, Integer grade, boolean aboveLimit, boolean psychosisRisk, String forms) {
        OptionalInt worst = grade == null ? OptionalInt.empty() : OptionalInt.of(grade);
        Standing standing = new Standing(worst, false, 3, 3, aboveLimit, false, psychosisRisk, false, 0);
        assertThat(DEFAULT.step("weekly").orElseThrow().forms(week, standing).stream()
                        .map(part -> part.instrument() + " " + part.form())
                        .filter(part -> !Set.of("phq-9 all", "asq-followup all", "who all")
                                .contains(part)))
                .containsExactly(forms.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            first-day | 2 | false | false | 1 | SIL-AMB-FIRST-DAY
            first-day | 3 | false | false | 1 | SIL-YEL-FIRST-DAY
            first-day | 3 | true  | false | 1 | SIL-AMB-FIRST-DAY
            first-day | 3 | false | true  | 1 | SIL-AMB-FIRST-DAY
            weekly    | 1 | true  | true  | 1 |
            weekly    | 1 | true  | true  | 2 | SIL-YEL-TWO
            """)
    void silenceMeansWhatTheReferenceSays(
            String step, int sessions, boolean atHome, boolean urgent, int missed, String expected) {
        Standing standing =
                new Standing(OptionalInt.empty(), false, sessions, sessions, false, atHome, false, urgent, missed);
        assertThat(DEFAULT.silence(step, standing).map(Silence::id)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"safe-arrival,true,A-AMB-SILENT", "safe-arrival,false,", "safe-arrival-monitor,true,", "first-day,true,"
    })
    void anHourWithoutAnyAnswerMeansSomethingAfterADoseAtHome(String step, boolean atHome, @Nullable String rule) {
        Optional<Unanswered> nobody = DEFAULT.unanswered(step, Standing.after(atHome));
        assertThat(nobody.map(Unanswered::rule)).isEqualTo(Optional.ofNullable(rule));
        nobody.ifPresent(n -> {
            assertThat(n.after()).isEqualTo(Duration.ofMinutes(60));
            assertThat(n.steps()).containsExactly("safe-arrival", "safe-arrival-monitor");
            assertThat(DEFAULT.rule(n.rule()).orElseThrow().tier()).isEqualTo(Tier.AMBER);
        });
    }

    @Test
    void exposureIsAboveItsLimitsNotAtThem() {
        assertThat(DEFAULT.exposureLimits().exceeded(8, Map.of("iv", 5_000))).isFalse();
        assertThat(DEFAULT.exposureLimits().exceeded(9, Map.of())).isTrue();
        ExposureLimits entered = new ExposureLimits(8, Map.of("lozenge", 1_200), "the clinic");
        assertThat(entered.exceeded(1, Map.of("lozenge", 1_200, "iv", 5_000))).isFalse();
        assertThat(entered.exceeded(1, Map.of("lozenge", 1_201))).isTrue();
    }

    @Test
    void tiersAreActedOnAsFastAsTheReferenceSays() {
        assertThat(DEFAULT.response(Tier.RED).ladder().get(1).after()).isEqualTo(Duration.ofMinutes(5));
        assertThat(DEFAULT.response(Tier.RED).acknowledgedFor()).hasValue(Duration.ofMinutes(30));
        assertThat(DEFAULT.response(Tier.AMBER).contactWithin()).hasValue(Duration.ofHours(4));
        assertThat(DEFAULT.response(Tier.AMBER).overnightUntil()).hasValue(LocalTime.of(10, 0));
        assertThat(DEFAULT.response(Tier.AMBER).acknowledgedFor()).hasValue(Duration.ofHours(1));
        assertThat(DEFAULT.response(Tier.YELLOW).contactWithin()).hasValue(Duration.ofDays(3));
        assertThat(DEFAULT.response(Tier.YELLOW).acknowledgedFor()).hasValue(Duration.ofDays(1));
        assertThat(DEFAULT.response(Tier.BLUE).ladder()).isEmpty();
    }

    @Test
    void theTierInARulesNameIsItsTier() {
        assertThat(DEFAULT.rules()).allSatisfy(rule -> {
            String named = rule.id().split("-", 3)[1];
            Map<String, Tier> tiers = Map.of("RED", Tier.RED, "AMB", Tier.AMBER, "YEL", Tier.YELLOW, "BLU", Tier.BLUE);
            if (tiers.containsKey(named)) {
                assertThat(rule.tier()).as(rule.id()).isEqualTo(tiers.get(named));
            }
        });
    }

    @Test
    void everyRedRuleStopsAndShowsACrisisPage() {
        assertThat(DEFAULT.rules())
                .filteredOn(r -> r.tier() == Tier.RED)
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.hold()).isEqualTo(Hold.STOP);
                    assertThat(rule.page().orElse("")).startsWith("RED-");
                });
        assertThat(DEFAULT.rules())
                .filteredOn(r -> r.tier() == Tier.AMBER)
                .allSatisfy(rule -> assertThat(rule.page().orElse("")).startsWith("AMB-"));
    }

    @Test
    void everyPageOfARuleExists() {
        assertThat(PatientPages.shipped().ids())
                .containsAll(DEFAULT.rules().stream()
                        .flatMap(r -> r.page().stream())
                        .distinct()
                        .toList());
    }

    @Test
    void rulesOnSilenceAreFoundWithTheirSource() {
        for (Silence silence : DEFAULT.silences()) {
            Rule rule = DEFAULT.rule(silence.id()).orElseThrow();
            assertThat(rule.source()).isEqualTo(silence.source());
            assertThat(rule.says()).isEqualTo(silence.says());
            assertThat(rule.tier()).isEqualTo(silence.tier());
        }
        assertThat(DEFAULT.rule("SIL-UNKNOWN")).isEmpty();
    }

    @Test
    void theProgramRaisesSomeItself() {
        Flag flag = DEFAULT.raise("NOT-ASSESSED", "poll-1", Map.of());
        assertThat(flag.tier()).isEqualTo(Tier.AMBER);
        assertThat(flag.hold()).isEqualTo(Hold.LOOK);
        assertThat(DEFAULT.rule("HOLD-STARTED").map(Rule::tier)).hasValue(Tier.RED);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            URI_08 == "yes"|URI_O8 == "yes"|when of U-AMB-BLOOD: nothing is called 'URI_O8'. Did you mean 'URI_08'.
            URI_08 == "yes"|URI_08 == 1|when of U-AMB-BLOOD: '==' cannot be used between a word and a number.
            URI_08 == "yes"|URI_04|when of U-AMB-BLOOD: the condition gives int, not yes or no
            URI_08 == "yes"|URI_08 ==|when of U-AMB-BLOOD: mismatched input
            tier: red|tier: purple|tier is 'purple'. Write one of red, amber, yellow, blue.
            hold: look|hold: stopp|hold is 'stopp'. Write one of stop, look, none.
            form: gad-7|form: gad-8|form 'gad-8' is not an instrument. Did you mean 'gad-7'.
            items: weekly|items: weekley|items 'weekley' is no selection of dependency-check. Did you mean 'weekly'.
            window: P7D|window: a week|window is 'a week', not a duration. Write hours as PT24H, minutes as PT5M, days as P7D.
            window: P7D|window: PT0S|window is not longer than nothing
            after: FDC-03|after: FDC-99|after 'FDC-99' is not a question. Write an item id such as FDC-03.
            key: first-day|key: baseline|key 'baseline' is used twice, first in line 12. Give one of them another key.
            id: S-RED-ATTEMPT|id: S-RED-NOW|id 'S-RED-NOW' is used twice, first in line
            reminders: 2|reminders: 3|reminders is 3. Write 0, 1 or 2, or the times as a list such as [PT30M, PT2H].
            reminders: 2|reminders: two|reminders is 'two', not a whole number. Write a whole number such as 2.
            concern: harm|concerns: harm|'concerns' means nothing here. Did you mean 'concern'.
            PHQ_09 >= 1|PHQ_9 >= 1|when of the form: nothing is called 'PHQ_9'. Did you mean 'PHQ_09'.
            rule: S-RED-NOW|rule: S-RED-KNOW|rule 'S-RED-KNOW' is not a rule. Did you mean 'S-RED-NOW'.
            page: AMB-U|page: AMB-X|page 'AMB-X' is not a page. Did you mean 'AMB-M'.
            urgent: true|urgent: yes|urgent is 'yes'. Write true or false.
            contact-within: PT5M|ladder: []|'ladder' is written twice
            """)
    void aBrokenProtocolIsRefusedWithItsLineAndAFix(String right, String wrong, String message) {
        String text = DataFile.resource("protocol/default.yaml").text();
        assertThat(text).contains(right);
        String broken = text.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        int line = (int) broken.substring(0, text.indexOf(right)).lines().count();
        assertThatThrownBy(() -> Protocol.load(new DataFile("clinic.yaml", broken), INSTRUMENTS))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(lineOf(e)).isBetween(line, line + 40));
    }

    private static int lineOf(Throwable error) {
        return Integer.parseInt(String.valueOf(error.getMessage()).split(":")[1]);
    }
}
