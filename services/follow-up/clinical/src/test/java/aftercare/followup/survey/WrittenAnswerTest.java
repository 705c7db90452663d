package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenAnswerTest {
    private static final Survey SURVEY = Survey.of(
            Instruments.shipped(),
            List.of(new FormPart("first-day", "1.0-draft", "all", Optional.empty(), Optional.empty())),
            SurveyContext.english(false));
    private static final String PROBLEM = "Write what else you had, in 200 characters or fewer";

    private static Question question() {
        return SURVEY.find("FDC-E19", Answers.none().with("FDC-09", "FDC-E05,FDC-E19"))
                .orElseThrow();
    }

    @Test
    void isAskedOnlyWhenItsBoxIsTickedAndBeforeTheSeverities() {
        assertThat(SURVEY.find("FDC-E19", Answers.none().with("FDC-09", "FDC-E05")))
                .isEmpty();
        assertThat(SURVEY.visibleIds(Answers.none().with("FDC-09", "FDC-E19")))
                .containsSequence("FDC-09", "FDC-E19", "FDC-10-FDC-E19", "FDC-10a-FDC-E19");
    }

    @Test
    void wordsTravelAsACodeAndAreKeptApart() {
        assertThat(question().read(List.of(" Itchy, all over ")))
                .isEqualTo(new Parsed.Coded("written", Optional.of("Itchy, all over")));
        assertThat(question().read(List.of(" Itchy ")).toString()).isEqualTo("Coded[written]");
    }

    @Test
    void takes200CharactersAndNotOneMore() {
        assertThat(question().most()).isEqualTo(200);
        assertThat(question().read(List.of("é".repeat(200)))).isInstanceOf(Parsed.Coded.class);
        assertThat(question().read(List.of("\uD83D\uDE00".repeat(200)))).isInstanceOf(Parsed.Coded.class);
        assertThat(question().read(List.of("x".repeat(201)))).isEqualTo(new Parsed.Problem(PROBLEM));
    }

    @Test
    void nothingWrittenOrBothWordsAndDeclinedAsksAgain() {
        assertThat(question().read(List.of())).isEqualTo(new Parsed.Problem(PROBLEM));
        assertThat(question().read(List.of("  "))).isEqualTo(new Parsed.Problem(PROBLEM));
        assertThat(question().read(List.of("Itchy", "declined"))).isEqualTo(new Parsed.Problem(PROBLEM));
        assertThat(question().read(List.of("", "declined"))).isEqualTo(new Parsed.Coded("declined"));
    }
}
