package aftercare.followup.flag;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Parsed;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EverySurveyTest {
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Protocol PROTOCOL = Protocol.shipped(INSTRUMENTS);

    @Test
    void everyStepCanBeAnsweredToItsEnd() {
        for (String step : List.of("baseline", "first-day", "weekly")) {
            for (int occurrence : List.of(1, 4)) {
                Survey survey = Survey.of(
                        INSTRUMENTS,
                        PROTOCOL.step(step).orElseThrow().forms(occurrence),
                        SurveyContext.english(step.equals("baseline")));
                Answers answers = Answers.none();
                List<String> asked = new ArrayList<>();
                Optional<Question> next = survey.next(answers);
                while (next.isPresent()) {
                    Question question = next.get();
                    asked.add(question.id());
                    assertThat(question.text()).doesNotContain("{");
                    String last = question.choices().getLast().value();
                    Parsed parsed = question.read(List.of(last));
                    assertThat(parsed).isInstanceOf(Parsed.Coded.class);
                    answers = answers.with(question.id(), last);
                    Assessment assessment = PROTOCOL.assessor()
                            .assess(new AssessmentInput(
                                    "poll-1",
                                    survey,
                                    answers,
                                    Set.of(question.id()),
                                    false,
                                    Set.of(),
                                    History.none(),
                                    Set.of(),
                                    Instant.EPOCH));
                    assertThat(assessment.flags())
                            .allSatisfy(f -> assertThat(f.sentence()).endsWith("."));
                    next = survey.next(answers);
                }
                assertThat(asked).doesNotHaveDuplicates().hasSizeBetween(15, 60);
            }
        }
    }
}
