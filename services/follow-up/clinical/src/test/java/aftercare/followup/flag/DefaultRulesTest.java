package aftercare.followup.flag;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.inspect.Explanation;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every rule of the default protocol at its edge and one below. Columns: answers; what is known (b: baseline, p: previous,
 * otherwise a setting); exactly the rules that fire, in the order of their ids.
 */
class DefaultRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Protocol PROTOCOL = Protocol.shipped(INSTRUMENTS);
    private static final Assessor ASSESSOR = PROTOCOL.assessor();

    /** The lines of the table. */
    private static final String TABLE = """
            ARR-03=help                                     |                            | A-RED-HELP
            ARR-03=drowsy                                   |                            |
            MON-01=no                                       |                            | A-RED-HELP
            MON-01=yes                                      |                            |
            MON-02=no                                       |                            | A-RED-HELP
            MON-02=unsure                                   |                            | A-RED-HELP
            MON-02=yes                                      |                            |
            MON-03=blue                                     |                            | A-RED-HELP
            MON-03=fit                                      |                            | A-RED-HELP
            MON-03=faint                                    |                            | A-RED-HELP
            MON-03=chest                                    |                            | A-RED-HELP
            MON-03=danger                                   |                            | A-RED-HELP
            MON-03=danger,fell                              |                            | A-AMB-ALONE A-RED-HELP
            MON-03=fell                                     |                            | A-AMB-ALONE
            MON-03=none                                     |                            |
            MON-03=declined                                 |                            | A-AMB-HELP-DECLINED
            ARR-02=no                                       |                            | A-AMB-ALONE
            ARR-02=yes                                      |                            |
            ARR-02=declined                                 |                            | A-YEL-ALONE-DECLINED
            MON-04=no                                       |                            | A-AMB-ALONE
            MON-04=yes                                      |                            |
            MON-04=declined                                 |                            | A-YEL-ALONE-DECLINED
            URI-09=yes URI-09a=no URI-09b=yes               |                            | U-RED-RETENTION
            URI-09=yes URI-09a=no URI-09b=no                |                            | U-AMB-RETENTION
            URI-09=yes URI-09a=no URI-09b=declined          |                            | U-AMB-RETENTION
            URI-09=yes URI-09a=no                           |                            | U-AMB-RETENTION
            URI-09=yes URI-09a=declined                     |                            | U-AMB-RETENTION-DECLINED
            URI-09=yes URI-09a=yes                          |                            | U-YEL-WENT
            URI-09=yes URI-09a=notneeded                    |                            | U-YEL-WENT
            URI-09=no                                       |                            |
            URI-08=yes                                      |                            | U-AMB-BLOOD
            URI-08=unsure                                   |                            | U-YEL-BLOOD
            URI-08=declined                                 |                            | U-YEL-BLOOD
            URI-08=no                                       |                            |
            URI-10=yes                                      |                            | U-AMB-INFECTION
            URI-11=yes                                      |                            | U-AMB-INFECTION
            URI-10=unsure                                   |                            | U-YEL-INFECTION-UNSURE
            URI-10=declined                                 |                            | U-YEL-INFECTION-UNSURE
            URI-11=declined                                 |                            | U-YEL-INFECTION-UNSURE
            URI-10=no URI-11=no                             |                            |
            URI-04=3                                        | b:URI-04=1                 | U-BLU-RISE U-YEL-PAIN
            URI-04=3                                        | b:URI-04=2                 |
            URI-04=2                                        | b:URI-04=0                 | U-BLU-RISE
            URI-04=4                                        | b:URI-04=0                 | U-BLU-RISE U-YEL-PAIN
            URI-05=3                                        | b:URI-05=1                 | U-BLU-RISE U-YEL-PAIN
            URI-05=3                                        | b:URI-05=1 b2:URI-05=2     |
            URI-05=3                                        |                            | U-YEL-PAIN
            URI-05=3                                        | accepted:URI-05=3          |
            URI-05=3                                        | expired:URI-05=3           | U-YEL-PAIN
            URI-05=3                                        | future:URI-05=3            | U-YEL-PAIN
            URI-04=2                                        | b:URI-04=0 p:URI-04=2      | SYM-RISE
            URI-04=2                                        | b:URI-04=1 p:URI-04=2      |
            URI-04=2                                        | b:URI-04=0 p:URI-04=1      | U-BLU-RISE
            URI-04=2                                        | b:URI-04=0 b2:URI-04=1 p:URI-04=2|
            URI-04=1                                        | b:URI-04=0 p:URI-04=2      |
            URI-04=2                                        | p:URI-04=2                 |
            URI-04=2                                        | accepted:URI-04=1 b:URI-04=0 p:URI-04=2|
            URI-04=3                                        | accepted:URI-04=1 b:URI-04=2 p:URI-04=3| SYM-RISE U-YEL-PAIN
            URI-07=6                                        | b:URI-07=4 p:URI-07=6      | SYM-RISE
            URI-07=5                                        | b:URI-07=4 p:URI-07=6      |
            URI-04=2 URI-07=6                               | b:URI-04=0 b:URI-07=4 p:URI-07=6| SYM-RISE U-BLU-RISE
            URI-02=1 URI-02i=2                              | b:URI-02=0 p:URI-02=1 p:URI-02i=2| SYM-RISE
            URI-02=1 URI-02i=1                              | b:URI-02=0 p:URI-02=1 p:URI-02i=1|
            URI-07=5                                        | finished p:URI-07=5        | U-YEL-GRADE
            URI-07=5                                        | p:URI-07=5                 |
            URI-07=5                                        | finished p:URI-07=2        | U-BLU-GRADE
            URI-07=5                                        | finished                   | U-BLU-GRADE
            URI-07=3                                        | finished p:URI-07=3        | U-BLU-GRADE
            URI-07=2                                        | finished p:URI-07=2        |
            URI-07=3 URI-04=1                               | finished p:URI-07=3 p:URI-04=1 | U-BLU-GRADE
            URI-07=3 URI-04=2                               | finished p:URI-07=3 p:URI-04=2 | U-YEL-GRADE
            URI-07=3 URI-02=3 URI-02i=3                     | finished p:URI-07=4 p:URI-02=3 p:URI-02i=3 | U-YEL-GRADE
            URI-07=3 URI-02=3 URI-02i=3                     | finished p:URI-07=5        | U-YEL-GRADE
            URI-07=5                                        | finished p:URI-07=5 b:URI-07=5 |
            URI-07=5                                        | finished p:URI-07=5 b:URI-07=4 | U-YEL-GRADE
            URI-07=5                                        | finished p:URI-07=5 accepted:urinary-night=3 |
            DEP-06a=yes                                     |                            | D-RED-OVERDOSE
            DEP-06=yes DEP-06a=no                           |                            | D-YEL-EXTRA
            DEP-06=no                                       |                            |
            DEP-07=yes                                      |                            | D-YEL-SOURCE
            DEP-07=declined                                 |                            |
            DEP-08=faster                                   |                            | D-YEL-RANOUT
            DEP-08=gone                                     |                            | D-YEL-RANOUT
            DEP-08=late                                     |                            |
            DEP-01=7                                        | p:DEP-01=7                 | D-YEL-CRAVING
            DEP-01=6                                        | p:DEP-01=10                |
            DEP-01=10                                       | p:DEP-01=6                 |
            DEP-01=10                                       |                            |
            DEP-03=3                                        |                            | D-YEL-WORRY
            DEP-04=3                                        |                            | D-YEL-WORRY
            DEP-05=3                                        |                            | D-YEL-WORRY
            DEP-03=2 DEP-04=2 DEP-05=2                      |                            |
            DEP-02=3 DEP-02a=mood                           |                            | D-BLU-SOONER
            DEP-02=3 DEP-02a=effect                         |                            | D-YEL-SOONER
            DEP-02=2 DEP-02a=effect                         |                            |
            DEP-02=3                                        |                            |
            DEP-02=3                                        | finished                   | D-BLU-SOONER
            MND-04a=yes                                     |                            | M-RED-VOICES
            MND-04a=declined                                |                            | M-AMB-VOICES-DECLINED
            MND-04a=no                                      |                            |
            MND-07=yes MND-07a=doctor                       |                            | M-RED-HARM
            MND-07=yes MND-07a=again                        |                            | M-RED-HARM
            MND-07=declined MND-07a=doctor,again            |                            | M-RED-HARM
            MND-07=yes MND-07a=declined                     |                            | M-RED-HARM
            MND-08=hurt                                     |                            | M-RED-HARM
            MND-07=yes MND-07a=none                         |                            | M-AMB-HARM
            MND-08=close                                    |                            | M-AMB-HARM
            MND-08=declined                                 |                            | M-AMB-HARM-DECLINED
            MND-07=yes                                      | passed:M-AMB-HARM-DECLINED | M-AMB-HARM-DECLINED
            MND-07=yes                                      |                            |
            MND-07=declined MND-07a=none                    |                            | M-YEL-HARM-DECLINED
            MND-08=no MND-07=no                             |                            |
            MND-01=two MND-02=2                             |                            | M-AMB-MANIA
            MND-01=two MND-03=yes                           |                            | M-AMB-MANIA
            MND-01=two MND-02=1 MND-03=no                   |                            | M-YEL-MANIA
            MND-01=two                                      |                            |
            MND-01=two                                      | finished                   | M-YEL-MANIA
            MND-01=one MND-02=2 MND-03=yes                  |                            | M-YEL-MANIA
            MND-01=one MND-02=2 MND-03=no                   |                            |
            MND-01=no MND-02=1 MND-03=yes                   |                            |
            MND-01=declined                                 |                            | M-YEL-MANIA-DECLINED
            MND-02=declined                                 |                            | M-YEL-MANIA-DECLINED
            MND-03=declined                                 |                            | M-YEL-MANIA-DECLINED
            MND-04=yes                                      | b:MND-04=no                | M-AMB-PSYCHOSIS
            MND-04=yes                                      |                            | M-AMB-PSYCHOSIS
            MND-04=yes                                      | b:MND-04=no b2:MND-04=yes  |
            MND-05=yes                                      | b:MND-05=unsure            | M-AMB-PSYCHOSIS
            MND-05=yes                                      | b:MND-05=yes               |
            FDC-08=yes                                      | b:MND-04=no                | M-AMB-PSYCHOSIS
            FDC-08=yes                                      | b:MND-04=yes               |
            MND-04=unsure                                   |                            | M-YEL-PSYCHOSIS-UNSURE
            MND-04=declined                                 |                            | M-YEL-PSYCHOSIS-UNSURE
            MND-05=unsure                                   |                            | M-YEL-PSYCHOSIS-UNSURE
            FDC-08=unsure                                   |                            | M-YEL-PSYCHOSIS-UNSURE
            FDC-08=no                                       |                            |
            MND-06=still                                    | b:MND-06=stopped           | M-AMB-UNREAL
            MND-06=still                                    | b:MND-06=still             |
            MND-06=stopped                                  |                            | M-BLU-UNREAL
            MND-06=declined                                 |                            | M-YEL-UNREAL-DECLINED
            MND-09=3                                        |                            | M-BLU-COGNITION
            MND-09=2                                        | b:MND-09=0                 | M-BLU-COGNITION
            MND-09=2                                        | b:MND-09=1                 |
            MND-09=2                                        |                            |
            ASQ-5=yes                                       |                            | S-RED-NOW
            ASQ-5=declined                                  |                            | S-RED-NOW
            ASQ-1=yes ASQ-2=no ASQ-3=no ASQ-4F=no           | passed:S-RED-NOW           | S-RED-NOW
            ASQ-4F=yes                                      |                            | S-RED-ATTEMPT
            ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=yes ASQ-5=no  |                            | S-RED-ATTEMPT
            ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=no            |                            |
            ASQ-1=yes ASQ-2=no ASQ-3=no ASQ-4F=no           |                            |
            ASQ-1=yes ASQ-2=no ASQ-3=no ASQ-4F=no ASQ-5=no  |                            | S-AMB-POSITIVE
            ASQ-1=yes ASQ-2=no ASQ-3=no ASQ-4F=no ASQ-5=no  | level:ASQ-1@27             | S-KNOWN
            ASQ-1=yes ASQ-2=no ASQ-3=no ASQ-4F=no ASQ-5=no  | level:ASQ-1@29             | S-AMB-POSITIVE
            ASQ-1=yes ASQ-2=yes ASQ-3=no ASQ-4F=no ASQ-5=no | level:ASQ-1@1              | S-AMB-POSITIVE
            ASQ-1=yes ASQ-2=no ASQ-3=yes ASQ-4F=no ASQ-5=no | level:ASQ-1,ASQ-3@1        | S-AMB-POSITIVE
            ASQ-1=no ASQ-2=no ASQ-3=declined ASQ-4F=no ASQ-5=no | level:ASQ-3@1          | S-AMB-POSITIVE
            ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=declined ASQ-5=no |                        | S-AMB-POSITIVE
            ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4=yes ASQ-5=no   |                            | S-AMB-POSITIVE
            PHQ-09=1                                        | passed:S-AMB-SILENT        | S-AMB-SILENT
            PHQ-09=1                                        | finished                   | S-AMB-SILENT
            PHQ-09=declined                                 | finished                   | S-AMB-SILENT
            PHQ-09=0                                        | finished                   |
            ASQ-1=yes ASQ-2=no ASQ-3=no ASQ-4F=no ASQ-5=no DEP-07=declined | finished level:ASQ-1@1 | S-AMB-SILENT S-KNOWN
            DEP-07=declined                                 | finished p:ASQ-1=yes       | S-AMB-SILENT
            DEP-07=declined URI-08=no                       | finished p:ASQ-1=yes       |
            PHQ-09=3 ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=no   |                            | S-AMB-ITEM9
            PHQ-09=2 ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=no   |                            | S-BLU-ITEM9
            PHQ-09=1 ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=no   |                            | S-BLU-ITEM9
            PHQ-09=0 ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=no   |                            |
            PHQ-09=declined ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=no |                       | S-YEL-ITEM9-DECLINED
            FDC-01=drowsy                                   |                            | F-RED-AWAKE
            FDC-01=breathing                                |                            | F-RED-AWAKE
            FDC-01=ok                                       |                            |
            FDC-02=seizure                                  |                            | F-RED-SIGNS
            FDC-02=stroke                                   |                            | F-RED-SIGNS
            FDC-02=allergy                                  |                            | F-RED-SIGNS
            FDC-02=chest FDC-02a=yes                        |                            | F-RED-SIGNS
            FDC-02=chest FDC-02a=no                         |                            | F-AMB-SIGNS
            FDC-02=faint FDC-02a=no                         |                            | F-AMB-SIGNS
            FDC-02=headache FDC-02a=no                      |                            | F-AMB-SIGNS
            FDC-02=eye FDC-02a=no                           |                            | F-AMB-SIGNS
            FDC-02=declined                                 |                            | F-AMB-SIGNS-DECLINED
            FDC-02=none                                     |                            |
            FDC-03=serious                                  |                            | F-AMB-INJURY
            FDC-03=hurt                                     |                            | F-YEL-INJURY
            FDC-03=declined                                 |                            | F-YEL-INJURY-DECLINED
            FDC-03=unhurt                                   |                            | F-BLU-ADVICE
            FDC-04=yes                                      |                            | F-BLU-ADVICE
            FDC-07=cannabis                                 |                            | F-BLU-ADVICE
            FDC-03=no FDC-04=no FDC-07=none                 |                            |
            FDC-05=part                                     | doseHome                   | F-YEL-MONITOR
            FDC-05=no                                       | doseHome                   | F-YEL-MONITOR
            FDC-05=no                                       |                            | F-BLU-MONITOR
            FDC-05=all                                      | doseHome                   |
            FDC-06=alcohol                                  |                            | F-YEL-WINDOW
            FDC-06=opioid                                   |                            | F-YEL-WINDOW
            FDC-06=sleeping                                 |                            | F-YEL-WINDOW
            FDC-06=stimulant                                |                            | F-BLU-WINDOW
            FDC-06=cannabis                                 |                            | F-BLU-WINDOW
            FDC-06=cannabis                                 | risk                       | F-YEL-WINDOW
            FDC-06=sleeping                                 | except:P01                 |
            FDC-06=sleeping                                 | except:P02                 | F-YEL-WINDOW
            FDC-06=sleeping,alcohol                         | except:P01                 | F-YEL-WINDOW
            FDC-06=sleeping,opioid                          | except:P01                 | F-YEL-WINDOW
            FDC-06=stimulant                                | except:P02                 |
            FDC-06=stimulant                                | except:P01                 | F-BLU-WINDOW
            FDC-06=sleeping,stimulant                       | except:P01 except:P02      |
            FDC-06=stimulant,cannabis                       | except:P02                 | F-BLU-WINDOW
            FDC-06=none                                     |                            |
            FDC-09=FDC-E10 FDC-10-FDC-E10=3 FDC-10a-FDC-E10=yes |                        | F-AMB-LASTING
            FDC-09=FDC-E12 FDC-10-FDC-E12=4 FDC-10a-FDC-E12=yes |                        | F-AMB-LASTING
            FDC-09=FDC-E11 FDC-10-FDC-E11=3 FDC-10a-FDC-E11=yes |                        | F-YEL-LASTING
            FDC-09=FDC-E11 FDC-10-FDC-E11=3 FDC-10a-FDC-E11=no  |                        | F-BLU-SEVERE
            FDC-09=FDC-E11 FDC-10-FDC-E11=2 FDC-10a-FDC-E11=yes |                        | F-BLU-SEVERE
            FDC-09=FDC-E10 FDC-10-FDC-E10=2 FDC-10a-FDC-E10=no  |                        |
            FDC-09=FDC-E10 FDC-10-FDC-E10=declined          |                            | F-YEL-LASTING-DECLINED
            FDC-09=FDC-E11 FDC-10-FDC-E11=declined          |                            |
            FDC-13=yes                                      |                            | F-AMB-UNSAFE
            FDC-13=declined                                 |                            | F-YEL-UNSAFE-DECLINED
            FDC-13=no                                       |                            |
            FDC-11=2                                        |                            | F-YEL-CALL
            FDC-11=1                                        |                            |
            FDC-09=FDC-E19 FDC-E19=written                  |                            | FREE-TEXT
            FDC-09=FDC-E19 FDC-E19=declined                 |                            |
            FDC-12=yes                                      |                            | F-YEL-CALL
            PHQ=14                                          | finished b:PHQ=8           | PHQ-WORSE
            PHQ=13                                          | finished b:PHQ=8           |
            PHQ=14                                          | b:PHQ=8                    |
            PHQ=14                                          | finished b:PHQ=8 b2:PHQ=9  |
            PHQ=14                                          | finished                   |
            PHQ=10                                          | finished best=4            | PHQ-RELAPSE
            PHQ=9                                           | finished best=3            |
            PHQ=10                                          | finished best=5            |
            PHQ=14                                          | finished accepted:phq-9=8 b:PHQ=20| PHQ-WORSE
            PHQ=13                                          | finished accepted:phq-9=8 b:PHQ=4|
            GAD=8                                           | finished accepted:gad-7=4  | GAD-WORSE
            PHQ=23                                          | finished totals=4,4,4,4    | PHQ-DRIFT
            PHQ=22                                          | finished totals=4,4,4,4    |
            PHQ=19                                          | finished totals=8,8,8,8,18 | PHQ-DRIFT
            PHQ=18                                          | finished totals=8,8,8,8,18 |
            PHQ=19                                          | totals=8,8,8,8,18          |
            PHQ=24                                          | finished totals=0,0,0      |
            GAD=9                                           | finished b:GAD=5           | GAD-WORSE
            GAD=8                                           | finished b:GAD=5           |
            """;

    @ParameterizedTest(name = "{0} [{1}] -> {2}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = TABLE)
    void firesExactlyThese(String answers, String known, String expected) {
        Case example = new Case(answers, known == null ? "" : known);
        Set<String> fired = ASSESSOR.assess(example.input()).flags().stream()
                .map(Flag::rule)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(fired).isEqualTo(expected == null ? Set.of() : new TreeSet<>(List.of(expected.split(" "))));
    }

    /** With {@link #everyRuleIsInTheTable}: every shipped rule's flag can be worked out again from what is stored with it. */
    @ParameterizedTest(name = "{0} [{1}] -> {2}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = TABLE)
    void storedFlagIsWorkedOutAgainToTheSameBytesAndAChangedOneIsToldApart(
            String answers, String known, String expected) {
        Case example = new Case(answers, known == null ? "" : known);
        for (Flag flag : ASSESSOR.assess(example.input()).flags()) {
            StoredFlag stored = StoredFlag.of(flag, "poll-1");
            Optional<String> digest = Optional.of(stored.digest());
            assertThat(PROTOCOL.recompute(stored).map(StoredFlag::json)).contains(stored.json());
            assertThat(Explanation.of(stored, digest, PROTOCOL).same()).isTrue();
            for (String name : flag.inputs().keySet()) {
                for (String value : List.of("0", "3", "yes", "no", "declined", "")) {
                    if (!value.equals(flag.inputs().get(name))) {
                        StoredFlag changed = changed(stored, name, value);
                        assertThat(Explanation.of(changed, digest, PROTOCOL).same())
                                .as("%s with %s = %s", flag.rule(), name, value)
                                .isFalse();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "U-YEL-PAIN,   URI-04=3, b:URI-04=1, URI-04,          2,        does not fire",
        "U-YEL-PAIN,   URI-04=3, b:URI-04=1, baseline URI-04, 2,        does not fire",
        "U-YEL-PAIN,   URI-04=3, b:URI-04=1, URI-04,          x,        does not fire",
        "U-YEL-PAIN,   URI-04=3, b:URI-04=1, URI-04,          99999999999999999999, does not fire",
        "U-YEL-PAIN,   URI-04=3, b:URI-04=1, URI-04,          4,        not as it was raised",
        "U-YEL-PAIN,   URI-04=3, b:URI-04=1, MND-01,          two,      Not the same bytes",
        "U-AMB-BLOOD,  URI-08=yes, '',       URI-08,          no,       does not fire",
        "S-RED-NOW,    ASQ-5=yes, '',        deadline S-RED-NOW, maybe, does not fire"
    })
    void verdictSaysWhatIsWrong(String rule, String answers, String known, String input, String value, String verdict) {
        StoredFlag stored = ASSESSOR.assess(new Case(answers, known).input()).flags().stream()
                .filter(flag -> flag.rule().equals(rule))
                .map(flag -> StoredFlag.of(flag, "poll-1"))
                .findFirst()
                .orElseThrow();
        Explanation explanation = Explanation.of(changed(stored, input, value), Optional.of(stored.digest()), PROTOCOL);
        assertThat(explanation.verdict()).contains(verdict);
        assertThat(explanation.lines()).contains(explanation.verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT-ASSESSED", "HOLD-STARTED", "PATIENT-WROTE", "X-RED-EMERGENCY"})
    void whatTheProgramRaisesIsWorkedOutAgainToo(String rule) {
        StoredFlag stored = StoredFlag.of(PROTOCOL.raise(rule, "session-1", Map.of("holdSequence", "2")), "session-1");
        assertThat(PROTOCOL.recompute(stored)).contains(stored);
        assertThat(Explanation.of(stored, Optional.empty(), PROTOCOL).verdict()).isEqualTo("The same bytes");
    }

    private static StoredFlag changed(StoredFlag flag, String input, String value) {
        Map<String, String> inputs = new HashMap<>(flag.inputs());
        inputs.put(input, value);
        return new StoredFlag(
                flag.id(),
                flag.cause(),
                flag.rule(),
                flag.protocolVersion(),
                flag.tier(),
                flag.hold(),
                flag.concern(),
                flag.sentence(),
                inputs,
                flag.routing());
    }

    @Test
    void everyRuleIsInTheTable() {
        assertThat(PROTOCOL.rules())
                .allSatisfy(rule -> assertThat(TABLE).containsPattern("[| ]" + rule.id() + "(\\s|$)"));
    }

    /** One line of the table. */
    private record Case(String answers, String known) {
        AssessmentInput input() {
            Map<String, String> previous = pairs("p:");
            Map<String, Answers> byInstrument = new HashMap<>();
            for (String instrument : List.of("urinary-check", "dependency-check", "asq-followup")) {
                byInstrument.put(instrument, Answers.of(previous));
            }
            Survey survey = Survey.of(
                    INSTRUMENTS,
                    List.of(new FormPart("who", "1.0-draft", "all", Optional.empty(), Optional.empty())),
                    new SurveyContext("en", false, false, known.contains("doseHome"), Map.of(), Map.of()));
            return new AssessmentInput(
                    "poll-1",
                    survey,
                    Answers.of(parse(Arrays.asList(answers.split(" ")))),
                    Set.of(),
                    known.contains("finished"),
                    Set.copyOf(words("passed:")),
                    history(byInstrument),
                    Set.of(),
                    NOW);
        }

        private History history(Map<String, Answers> previous) {
            List<Answers> baselines = java.util.stream.Stream.of(pairs("b:"), pairs("b2:"))
                    .filter(b -> !b.isEmpty())
                    .map(Answers::of)
                    .toList();
            Map<String, History.Accepted> accepted = new HashMap<>();
            pairs("accepted:").forEach((k, v) -> accepted.put(k, accepted(v, NOW)));
            pairs("expired:").forEach((k, v) -> accepted.put(k, accepted(v, NOW.minusSeconds(1))));
            pairs("future:")
                    .forEach((k, v) -> accepted.put(
                            k,
                            new History.Accepted(
                                    Integer.parseInt(v), NOW.plusSeconds(1), NOW.plusSeconds(2), "known")));
            List<Integer> totals = words("totals=").stream()
                    .flatMap(w -> Arrays.stream(w.split(",")))
                    .map(Integer::valueOf)
                    .toList();
            OptionalInt best =
                    words("best=").stream().mapToInt(Integer::parseInt).findFirst();
            Optional<History.AsqLevel> level = words("level:").stream()
                    .map(w -> w.split("@"))
                    .map(w -> new History.AsqLevel(
                            Set.of(w[0].split(",")), NOW.minusSeconds(86_400L * Integer.parseInt(w[1]))))
                    .findFirst();
            return new History(
                    baselines,
                    previous,
                    best,
                    totals,
                    accepted,
                    level,
                    History.Exposure.none(),
                    known.contains("risk"),
                    Set.copyOf(words("except:")));
        }

        private static History.Accepted accepted(String level, Instant until) {
            return new History.Accepted(Integer.parseInt(level), NOW.minusSeconds(86_400), until, "known");
        }

        private List<String> words(String prefix) {
            return Arrays.stream(known.split(" "))
                    .filter(w -> w.startsWith(prefix))
                    .map(w -> w.substring(prefix.length()))
                    .toList();
        }

        private Map<String, String> pairs(String prefix) {
            return parse(words(prefix));
        }

        /** {@code PHQ=14} and {@code GAD=9} stand for all items of a form with that total. */
        private static Map<String, String> parse(List<String> words) {
            Map<String, String> parsed = new HashMap<>();
            for (String word : words) {
                String[] pair = word.split("=");
                if (pair[0].equals("PHQ") || pair[0].equals("GAD")) {
                    int count = pair[0].equals("PHQ") ? 9 : 7;
                    int left = Integer.parseInt(pair[1]);
                    for (int i = 1; i <= count; i++) {
                        int value = i == 9 ? 0 : Math.min(3, left);
                        left -= value;
                        parsed.put(pair[0] + "-0" + i, String.valueOf(value));
                    }
                } else {
                    parsed.put(pair[0], pair[1]);
                }
            }
            return parsed;
        }
    }
}
