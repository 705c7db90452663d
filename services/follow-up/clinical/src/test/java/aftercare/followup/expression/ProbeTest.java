package aftercare.followup.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private static final Map<String, Domain> DOMAINS = Map.of(
            "score", Domain.numbers(0, 4, -1L),
            "other", Domain.numbers(0, 4, -1L),
            "word", Domain.word(List.of("yes", "no", "")),
            "ticks", Domain.ticks(List.of("chest", "faint")),
            "free", Domain.anyWord(),
            "flag", Domain.yesNo());

    private static final Vocabulary VOCABULARY = new Vocabulary(
            DOMAINS.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, name -> name.getValue().type())),
            DOMAINS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score >= 4",
                "score < 0",
                "score == -1",
                "4 <= score",
                "score >= other + 4",
                "word == \"\"",
                "\"faint\" in ticks",
                "ticks.exists(t, t != \"chest\")",
                "free == \"whatever\"",
                "free == \"whatever\" && score >= 1",
                "size(ticks) == 2",
                "flag && !(score >= 3)"
            })
    void whatCanHoldAndCanFailIsTaken(String condition) throws WrongExpressionException {
        assertThat(VOCABULARY.compile(condition).text()).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            score >= 5                | 'score >= 5' can never hold. score is 0 to 4
            5 <= score                | 'score >= 5' can never hold. score is 0 to 4
            score > 4                 | 'score > 4' can never hold. score is 0 to 4
            score == 7                | 'score == 7' can never hold. score is 0 to 4
            score >= -1               | 'score >= -1' always holds. score is 0 to 4
            flag && score != 9        | 'score != 9' always holds. score is 0 to 4
            word == "yse"             | 'word == "yse"' can never hold. Did you mean 'yes'
            word != "maybe"           | 'word != "maybe"' always holds. word is one of yes, no
            "feint" in ticks          | '"feint" in ticks' can never hold. Did you mean 'faint'
            score >= 3 && score <= 1  | the condition is false whatever is answered. Find the two parts of it that exclude each other
            score >= other + 6        | the condition is false whatever is answered. Find the two parts of it that exclude each other
            flag && !flag             | the condition is false whatever is answered. Find the two parts of it that exclude each other
            !(flag && !flag)          | the condition is true whatever is answered. Ask for something that not every patient answers
            """)
    void whatCannotIsRefused(String condition, String message) {
        assertThatThrownBy(() -> VOCABULARY.compile(condition))
                .isInstanceOf(WrongExpressionException.class)
                .hasMessage(message);
    }
}
