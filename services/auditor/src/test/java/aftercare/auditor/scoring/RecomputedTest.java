package aftercare.auditor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecomputedTest {
    private static Map<String, String> answers(String given) {
        return given.isEmpty()
                ? Map.of()
                : Arrays.stream(given.split(";"))
                        .map(pair -> pair.split("="))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, b) -> b, TreeMap::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ASQ-1=no;ASQ-2=no;ASQ-3=no;ASQ-4=no                          | 0
            ASQ-1=no;ASQ-2=no;ASQ-3=no;ASQ-4F=no                         | 0
            ASQ-1=no;ASQ-2=no;ASQ-3=yes;ASQ-4=no;ASQ-5=no                | 1
            ASQ-1=declined;ASQ-2=no;ASQ-3=no;ASQ-4F=no;ASQ-5=no          | 1
            ASQ-1=yes;ASQ-2=no;ASQ-3=no;ASQ-4=no;ASQ-5=yes               | 2
            ASQ-1=yes;ASQ-2=no;ASQ-3=no;ASQ-4=no;ASQ-5=declined          | 2
            ASQ-5=yes                                                    | 2
            ASQ-1=yes;ASQ-2=no;ASQ-3=no;ASQ-4=no                         |
            ASQ-1=no;ASQ-2=no;ASQ-3=no                                   |
            """)
    void asqByItsCombinations(String given, Integer code) {
        assertThat(Recomputed.scores(answers(given)).get("asq")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "1, '1,1,1,2,2'",
        "2, '1,1,1,2,2'",
        "3, '1,1,2,3,3'",
        "4, '1,1,2,3,3'",
    })
    void gradeByFrequencyAndInterference(int frequency, String grades) {
        String[] expected = grades.split(",");
        for (int interference = 0; interference <= 4; interference++) {
            assertThat(Recomputed.scores(answers("URI-02=" + frequency + ";URI-02i=" + interference)))
                    .isEqualTo(Map.of("urinary-urgency", Integer.valueOf(expected[interference])));
        }
        assertThat(Recomputed.scores(answers("URI-02=" + frequency))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 3", "4, 3"})
    void gradeBySeverityAlone(String severity, int grade) {
        assertThat(Recomputed.scores(answers("URI-04=" + severity))).isEqualTo(Map.of("urinary-painful-peeing", grade));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 1", "3, 2", "4, 2", "5, 3", "10, 3", "declined,"})
    void gradeOfTheNight(String times, Integer grade) {
        assertThat(Recomputed.scores(answers("URI-07=" + times)).get("urinary-night"))
                .isEqualTo(grade);
    }

    @Test
    void sumsNeedTheWholeForm() {
        String eight =
                Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(i -> "PHQ-0" + i + "=3").collect(Collectors.joining(";"));
        assertThat(Recomputed.scores(answers(eight))).isEmpty();
        assertThat(Recomputed.scores(answers(eight + ";PHQ-09=2"))).isEqualTo(Map.of("phq-9", 26));
        assertThat(Recomputed.scores(answers(eight + ";PHQ-09=declined"))).isEmpty();
        String gad = Stream.of(1, 2, 3, 4, 5, 6, 7).map(i -> "GAD-0" + i + "=1").collect(Collectors.joining(";"));
        assertThat(Recomputed.scores(answers(gad))).isEqualTo(Map.of("gad-7", 7));
    }
}
