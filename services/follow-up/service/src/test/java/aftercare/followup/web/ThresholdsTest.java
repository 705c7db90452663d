package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the shipped protocol's rules look at a score; -1 stands for nothing known. */
class ThresholdsTest {
    private static final Thresholds THRESHOLDS = new Thresholds(Protocol.shipped(Instruments.shipped()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phq-9                 | -1 | -1 |
            phq-9                 | 12 | -1 | PHQ-WORSE 18 (6 above 12, the baseline)
            phq-9                 | 12 |  8 | PHQ-RELAPSE 14 (6 above 8, the best so far), PHQ-WORSE 18 (6 above 12, the baseline)
            phq-9                 |  0 |  0 | PHQ-WORSE 6 (6 above 0, the baseline), PHQ-RELAPSE 10 ()
            gad-7                 | -1 | -1 |
            gad-7                 |  9 | -1 | GAD-WORSE 13 (4 above 9, the baseline)
            who-knows             |  9 |  9 |
            """)
    void totals(String score, int baseline, int best, String expected) {
        assertThat(lines(score, baseline, best)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, 2, ''", "0, 2, ''", "1, 2, ''", "2, 3, 'above 2, the baseline'", "3, 4, 'above 3, the baseline'"})
    void aGradeCountsAboveThePatientsOwn(int baseline, int lowest, String basis) {
        List<Threshold> found = THRESHOLDS.of("urinary-night", of(baseline), OptionalInt.empty());
        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().value()).isEqualTo(lowest);
        assertThat(found.getFirst().basis()).isEqualTo(basis);
        assertThat(found).allMatch(Threshold::proposal);
    }

    private static String lines(String score, int baseline, int best) {
        return String.join(
                ", ",
                THRESHOLDS.of(score, of(baseline), of(best)).stream()
                        .map(one -> one.rule() + " " + one.value() + " (" + one.basis() + ")")
                        .toList());
    }

    private static OptionalInt of(int value) {
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
