package aftercare.auditor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedAnswersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            URI-09a=no URI-09b=yes      | U-RED-RETENTION
            URI-09a=no URI-09b=no       | -
            URI-09a=no                  | -
            URI-09b=yes                 | -
            URI-08=yes                  | U-AMB-BLOOD
            URI-08=unsure               | -
            URI-10=yes                  | U-AMB-INFECTION
            URI-11=yes                  | U-AMB-INFECTION
            URI-10=unsure URI-11=no     | -
            DEP-06a=yes                 | D-RED-OVERDOSE
            DEP-06a=no DEP-06=yes       | -
            MND-04a=yes                 | M-RED-VOICES
            MND-04=yes                  | -
            MND-07a=doctor              | M-RED-HARM
            MND-07a=none                | -
            MND-07a=again,doctor        | M-RED-HARM
            MND-07a=declined            | M-RED-HARM
            MND-08=hurt                 | M-RED-HARM
            MND-08=close                | -
            ASQ-5=yes                   | S-RED-NOW
            ASQ-5=declined              | S-RED-NOW
            ASQ-5=no ASQ-3=yes          | -
            ASQ-4F=yes                  | S-RED-ATTEMPT
            ASQ-4F=declined             | -
            ASQ-4=yes                   | -
            FDC-01=drowsy               | F-RED-AWAKE
            FDC-01=breathing            | F-RED-AWAKE
            FDC-01=ok                   | -
            FDC-02=chest,stroke         | F-RED-SIGNS
            FDC-02=allergy              | F-RED-SIGNS
            FDC-02=seizure              | F-RED-SIGNS
            FDC-02=chest,faint          | -
            FDC-02=chest FDC-02a=yes    | F-RED-SIGNS
            FDC-02=chest FDC-02a=no     | -
            """)
    void everyRuleAtItsEdge(String given, String rule) {
        Map<String, String> answers = Stream.of(given.strip().split(" +"))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        assertThat(String.join(" ", RedAnswers.rules(answers))).isEqualTo(rule == null ? "" : rule);
    }
}
