package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyTest {
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final FormPart PHQ = part("phq-9", "all", null, null);
    private static final FormPart CHAINED = part("asq-followup", "all", "PHQ-09", "PHQ_09 >= 1 || PHQ_09 == DECLINED");

    @ParameterizedTest(name = "{0}: {1} asked {2}")
    @CsvSource(delimiter = '|', textBlock = """
            urinary-check | URI-01=0                                | URI-01i no
            urinary-check | URI-01=1                                | URI-01i yes
            urinary-check | URI-01=declined                         | URI-01i no
            urinary-check | URI-02=1                                | URI-02i yes
            urinary-check | URI-03=1                                | URI-03i yes
            urinary-check | URI-06=0                                | URI-06i no
            urinary-check | URI-06=1                                | URI-06i yes
            urinary-check | URI-09=no                               | URI-09a no
            urinary-check | URI-09=yes                              | URI-09a yes
            urinary-check | URI-09=yes URI-09a=yes                  | URI-09b no
            urinary-check | URI-09=yes URI-09a=no                   | URI-09b yes
            urinary-check | URI-09=no URI-09a=no                    | URI-09b no
            urinary-check | URI-08=no URI-09=no                     | URI-10 no
            urinary-check | URI-01=4 URI-08=no URI-09=no            | URI-10 no
            urinary-check | URI-02=1 URI-08=no URI-09=no            | URI-10 yes
            urinary-check | URI-07=1 URI-08=no URI-09=no            | URI-10 yes
            urinary-check | URI-05=declined                         | URI-11 yes
            urinary-check | URI-08=unsure                           | URI-11 yes
            urinary-check | URI-09=declined                         | URI-10 yes
            dependency-check | DEP-02=1                             | DEP-02a no
            dependency-check | DEP-02=2                             | DEP-02a yes
            mood-and-mind | MND-04=no                               | MND-04a no
            mood-and-mind | MND-04=unsure                           | MND-04a yes
            mood-and-mind | MND-04=declined                         | MND-04a no
            mood-and-mind | MND-07=declined                         | MND-07a yes
            mood-and-mind | MND-07=no                               | MND-07a no
            first-day     | FDC-02=none                             | FDC-02a no
            first-day     | FDC-02=declined                         | FDC-02a no
            first-day     | FDC-02=chest,eye                        | FDC-02a yes
            first-day     | FDC-09=FDC-E01,FDC-E19                  | FDC-10a-FDC-E19 yes
            first-day     | FDC-09=none                             | FDC-10-none no
            first-day     | FDC-13=yes                              | FDC-13a yes
            first-day     | FDC-13=declined                         | FDC-13a no
            asq           | ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4=no     | ASQ-5 no
            asq           | ASQ-1=no ASQ-2=declined                 | ASQ-5 yes
            asq-followup  | ASQ-4F=yes                              | ASQ-5 yes
            phq-9         | PHQ-01=0 PHQ-09=0                       | PHQ-10 no
            phq-9         | PHQ-01=1                                | PHQ-10 yes
            """)
    void asksWhatTheAnswersOpen(String instrument, String given, String expected) {
        Survey survey = survey(false, form(instrument));
        String[] wanted = expected.split(" ");
        assertThat(survey.visibleIds(answers(given)).contains(wanted[0])).isEqualTo(wanted[1].equals("yes"));
    }

    @Test
    void drugAtHomeOpensTwoQuestions() {
        assertThat(survey(false, part("dependency-check", "weekly", null, null)).visibleIds(Answers.none()))
                .containsExactly("DEP-01", "DEP-07");
        assertThat(survey(true, part("dependency-check", "weekly", null, null)).visibleIds(Answers.none()))
                .containsExactly("DEP-01", "DEP-06", "DEP-07", "DEP-08");
    }

    @Test
    void baselineAsksAboutFourWeeks() {
        Survey survey = survey(false, part("dependency-check", "baseline", null, null));
        assertThat(survey.visible(Answers.none()).stream().map(Question::text))
                .allMatch(text -> text.startsWith("In the last 4 weeks"))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "baseline, In the last 4 weeks, 9",
        "third-day, Since the effects of your last session wore off, 8",
        "weekly, In the last 7 days, 8",
        "four-weekly, In the last 7 days, 9"
    })
    void moodAndMindNamesTheTimeItAsksAbout(String form, String since, int count) {
        List<Question> asked =
                survey(false, part("mood-and-mind", form, null, null)).visible(Answers.none());
        assertThat(asked).hasSize(count);
        assertThat(asked.getFirst().text())
                .isEqualTo(since + ", did you sleep much less than usual and still feel full of energy?");
    }

    @Test
    void itemNineOpensAsqAtOnceInTheSameSurvey() {
        Survey survey = survey(false, PHQ, CHAINED, form("urinary-check"));
        assertThat(survey.next(eight().with("PHQ-09", "0")).orElseThrow().id()).isEqualTo("PHQ-10");
        for (String opening : List.of("1", "3", "declined")) {
            Question next = survey.next(eight().with("PHQ-09", opening)).orElseThrow();
            assertThat(next.id()).isEqualTo("ASQ-1");
            assertThat(next.intro()).singleElement().asString().startsWith("The next questions are about death");
        }
    }

    @Test
    void effectsAreAskedOneByOneWithTheirNames() {
        Survey survey = survey(false, form("first-day"));
        Answers ticked = answers("FDC-09=FDC-E07,FDC-E11");
        assertThat(survey.visibleIds(ticked))
                .containsSubsequence(
                        "FDC-09", "FDC-10-FDC-E07", "FDC-10a-FDC-E07", "FDC-10-FDC-E11", "FDC-10a-FDC-E11", "FDC-11");
        Question how = survey.find("FDC-10-FDC-E11", ticked).orElseThrow();
        assertThat(how.text()).isEqualTo("At its worst, how bad was this: Feeling sick to your stomach?");
        assertThat(how.problem()).isEqualTo("Select how bad this was: Feeling sick to your stomach");
        assertThat(how.choices()).extracting(Choice::value).containsExactly("1", "2", "3", "4");
    }

    @Test
    void answersThatAreNoLongerAskedStopCounting() {
        Survey survey = survey(false, form("urinary-check"));
        Answers changed = answers("URI-09=no URI-09a=no URI-09b=yes");
        assertThat(survey.effective(changed)).isEqualTo(answers("URI-09=no"));
    }

    @ParameterizedTest(name = "{0} <- [{1}] = {2}")
    @CsvSource(delimiter = '|', textBlock = """
            URI-08 | yes              | yes
            URI-08 | declined         | declined
            URI-08 |                  | ! Select whether you saw blood in your pee
            URI-08 | perhaps          | ! Select whether you saw blood in your pee
            URI-08 | yes no           | ! Select whether you saw blood in your pee
            URI-07 | 10               | 10
            URI-07 | 11               | ! Select how many times the need to pee woke you up
            FDC-01 | declined         | ! Select how you are right now
            FDC-02 | eye chest        | chest,eye
            FDC-02 | none             | none
            FDC-02 | chest chest      | chest
            FDC-02 | none chest       | ! Tick what you had since your session, or "None of these"
            FDC-02 | declined chest   | ! Tick what you had since your session, or "None of these"
            FDC-02 |                  | ! Tick what you had since your session, or "None of these"
            """)
    void readsAnAnswerOrReadsTheQuestionBack(String id, String submitted, String expected) {
        Survey survey = survey(false, form("urinary-check"), form("first-day"));
        Question question = survey.find(id, Answers.none()).orElseThrow();
        List<String> values = submitted == null ? List.of() : Arrays.asList(submitted.split(" "));
        String read = switch (question.read(values)) {
            case Parsed.Coded(String value, var _) -> value;
            case Parsed.Problem(String message) -> "! " + message;
        };
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void everyQuestionOffersToRatherNotSayUnlessItMustBeAnswered() {
        List<String> must = new ArrayList<>();
        for (Instrument instrument : INSTRUMENTS.all()) {
            instrument.items().stream().filter(i -> !i.decline()).forEach(i -> must.add(i.id()));
        }
        assertThat(must).containsExactly("FDC-01", "FDC-02a", "DEP-06a", "ARR-03", "MON-01", "MON-02");
        Question question = survey(false, form("phq-9")).next(Answers.none()).orElseThrow();
        assertThat(question.offered().getLast()).isEqualTo(new Choice("declined", "I'd rather not say"));
    }

    @Test
    void aPatientNeverReadsAPlaceholder() {
        SurveyContext bare = new SurveyContext("en", false, false, false, Map.of(), Map.of());
        Survey survey = Survey.of(INSTRUMENTS, List.of(form("first-day")), bare);
        assertThatThrownBy(() -> survey.next(Answers.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{session_day}");
    }

    @Test
    void namedReadersComeFirst() {
        SurveyContext context = new SurveyContext(
                "en", false, false, false, Map.of("clinic", "C", "session_day", "Monday"), Map.of("ann", "Ann Lee"));
        Survey survey = Survey.of(INSTRUMENTS, List.of(form("first-day")), context);
        assertThat(survey.find("FDC-13a", answers("FDC-13=yes")).orElseThrow().choices())
                .containsExactly(new Choice("ann", "Ann Lee"), new Choice("outside", "Someone outside the clinic"));
    }

    @Test
    void anUnknownVersionIsRefused() {
        FormPart old = new FormPart("phq-9", "0.1", "all", Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> survey(false, old)).hasMessageContaining("No instrument phq-9 in version 0.1");
    }

    private static Survey survey(boolean drugAtHome, FormPart... parts) {
        SurveyContext context = new SurveyContext(
                "en",
                false,
                drugAtHome,
                false,
                Map.of("clinic", "the clinic", "session_day", "Monday", "last_asked_date", "1 March"),
                Map.of());
        return Survey.of(INSTRUMENTS, List.of(parts), context);
    }

    private static FormPart form(String instrument) {
        return part(instrument, "all", null, null);
    }

    private static FormPart part(
            String instrument,
            String form,
            @org.jspecify.annotations.Nullable String after,
            @org.jspecify.annotations.Nullable String when) {
        String version = INSTRUMENTS.find(instrument).orElseThrow().version();
        return new FormPart(instrument, version, form, Optional.ofNullable(after), Optional.ofNullable(when));
    }

    private static Answers eight() {
        Answers answers = Answers.none();
        for (int i = 1; i <= 8; i++) {
            answers = answers.with("PHQ-0" + i, "1");
        }
        return answers;
    }

    private static Answers answers(String given) {
        Answers answers = Answers.none();
        for (String pair : given.strip().split(" +")) {
            answers = answers.with(pair.split("=")[0], pair.split("=")[1]);
        }
        return answers;
    }
}
