package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.flag.Rule;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleThresholdsTest {
    private static final Protocol SHIPPED = Protocol.shipped(Instruments.shipped());

    /** Of a patient with a baseline, or without one (-1), and a best PHQ-9 of 7. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    phq-9        |12|PHQ-WORSE=18 PHQ-RELAPSE=13
                    phq-9        |24|PHQ-WORSE=30 PHQ-RELAPSE=13
                    phq-9        |-1|PHQ-RELAPSE=13
                    gad-7        |5 |GAD-WORSE=9
                    gad-7        |-1|-
                    urinary-night|0 |U-YEL-GRADE=3 U-BLU-GRADE=3 U-BLU-GRADE=2 U-YEL-GRADE=2
                    urinary-night|-1|U-YEL-GRADE=3 U-BLU-GRADE=3 U-BLU-GRADE=2 U-YEL-GRADE=2
                    urinary-night|2 |U-YEL-GRADE=3 U-BLU-GRADE=3
                    URI-04       |1 |U-YEL-PAIN=3
                    URI-04       |2 |-
                    DEP-01       |0 |D-YEL-CRAVING=7
                    MND-09       |0 |M-BLU-COGNITION=3 M-BLU-COGNITION=2
                    PHQ-09       |0 |S-AMB-ITEM9=3 S-BLU-ITEM9=2 S-AMB-SILENT=1 S-BLU-ITEM9=1
                    asq          |-1|S-AMB-POSITIVE=1 S-KNOWN=1
                    PHQ-01       |1 |-
                    """)
    void linesAreReadFromTheShippedRules(String score, int baseline, String lines) {
        OptionalInt compared = baseline < 0 ? OptionalInt.empty() : OptionalInt.of(baseline);
        List<String> found = new RuleThresholds(compared, "baseline", OptionalInt.of(7))
                .of(score, SHIPPED.rules()).stream()
                        .map(threshold -> threshold.rule() + "=" + threshold.value())
                        .toList();
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(lines == null ? List.of() : Arrays.asList(lines.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    phq9.total > 14                                  ;15
                    phq9.total >= 0                                  ;
                    previous.phq9.total >= 14                        ;
                    phq9.total >= 10 && phq9.total >= 20             ;20
                    phq9.total >= 10 || phq9.total >= 20             ;20,10
                    phq9.total >= phq9.elsewhere + 3                 ;
                    phq9.total >= 10 && phq9.total >= phq9.best + 6  ;
                    phq9.total >= 10 || phq9.total >= phq9.best + 6  ;10
                    """)
    void conditionsAreReadAtTheirEdges(String when, String values) {
        String found = new RuleThresholds(OptionalInt.of(5), "baseline", OptionalInt.empty())
                .of("phq-9", List.of(rule(when))).stream()
                        .map(threshold -> Integer.toString(threshold.value()))
                        .collect(Collectors.joining(","));
        assertThat(found).isEqualTo(values == null ? "" : values);
    }

    @Test
    void whatItIsCountedFromIsSaid() {
        RuleThresholds thresholds = new RuleThresholds(OptionalInt.of(12), "accepted level", OptionalInt.of(2));
        assertThat(thresholds.of("phq-9", SHIPPED.rules()))
                .extracting(Threshold::basis)
                .containsExactly("6 above the accepted level of 12", "");
        assertThat(thresholds.of("phq-9", SHIPPED.rules())).allMatch(Threshold::proposal);
    }

    @Test
    void everyItemThatARuleComparesWithANumberIsFound() {
        assertThat(RuleThresholds.items(SHIPPED.rules()))
                .contains("PHQ-09", "URI-04", "URI-05", "DEP-01", "DEP-02", "DEP-05", "MND-02", "MND-09", "FDC-11")
                .doesNotContain("FDC-13", "URI-08");
    }

    private static Rule rule(String when) {
        return new Rule(
                "X",
                when,
                Rule.Run.END,
                Tier.YELLOW,
                Hold.NONE,
                Optional.empty(),
                "x",
                "x",
                Optional.empty(),
                "our own (proposal)");
    }
}
