package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            phq-9 --answers 3,0,1,2,0,0,1,0,3 | {"instrument":"phq-9","total":10,"band":"moderate"}
            phq-9 --answers=0,0,0,0,0,0,0,0,4 | ! Answer 9 of phq-9 is 4, out of range: use 0 to 3
            phq-9 --answers 3,3,3,3,3,3,3,3,3 | {"instrument":"phq-9","total":27,"band":"severe"}
            phq-9 --answers 1,2,3             | ! phq-9 takes 9 answers, not 3
            phq-9 --answers 1,2,3,x,0,0,0,0,0 | ! Answer 4 of phq-9 is 'x', not a whole number: use 0 to 3
            phq-9 --answers 1,2,3,-1,0,0,0,0,0 | ! Answer 4 of phq-9 is -1, out of range: use 0 to 3
            phq-9 --answers 1,2,,1,0,0,0,0,0  | ! Answer 3 of phq-9 is missing: use 0 to 3
            phq-9                             | ! phq-9 needs --answers, separated by commas
            phq-9 --answers                   | ! --answers has no value
            phq-9 --answer 1                  | ! Unknown option '--answer': use --answers
            gad-7 --answers 2,2,2,2,2,2,3     | {"instrument":"gad-7","total":15,"band":"severe"}
            asq --answers no,no,yes,no,no     | {"instrument":"asq","result":"non-acute-positive"}
            asq --answers no,no,no,no,-       | {"instrument":"asq","result":"negative"}
            asq --answers no,no,no,no,no      | {"instrument":"asq","result":"negative"}
            asq --answers no,no,no,no,yes     | {"instrument":"asq","result":"acute-positive"}
            asq --answers no,no,no,declined,declined | {"instrument":"asq","result":"acute-positive"}
            asq --answers no,declined,no,no,no | {"instrument":"asq","result":"non-acute-positive"}
            asq --answers no,no,yes,no,-      | ! Answer 5 of asq is '-', but answer 3 is yes or declined, so item 5 is asked: use yes, no or declined
            asq --answers -,no,no,no,-        | ! Answer 1 of asq is '-': use yes, no or declined
            asq --answers no,no,no,no,maybe   | ! Answer 5 of asq is 'maybe': use yes, no or declined, or - when none of the first four is yes or declined
            asq --answers no,no,no,no         | ! asq takes 5 answers, not 4
            composite --frequency 3 --interference 3 | {"instrument":"composite","grade":3}
            composite --frequency 3 --severity 3 --interference 2 | {"instrument":"composite","grade":3}
            composite --frequency 0 --interference 3 | {"instrument":"composite","grade":0}
            composite --frequency 5           | ! --frequency is 5, out of range: use 0 to 4
            composite --frequency many        | ! --frequency is 'many', not a whole number: use 0 to 4
            composite                         | ! composite needs at least one of --frequency, --severity and --interference, each 0 to 4
            composite --frequency 1 --frequency 2 | ! --frequency is given twice
            urinary-check --answers URI-01=0,URI-02=3,URI-02i=3,URI-03=1,URI-04=2,URI-05=0,URI-06=0,URI-07=3 | {"instrument":"urinary-check","grades":{"frequency":0,"urgency":3,"leaking":null,"painful-peeing":2,"bladder-pain":0,"small-amounts":0,"night":2}}
            urinary-check --answers 0,-,3,3,0,-,0,0,0,-,5 | {"instrument":"urinary-check","grades":{"frequency":0,"urgency":3,"leaking":0,"painful-peeing":0,"bladder-pain":0,"small-amounts":0,"night":3}}
            urinary-check --answers 0,-,3,3,0,-,0,0,0,-,5,no,no,-,-,no,no | {"instrument":"urinary-check","grades":{"frequency":0,"urgency":3,"leaking":0,"painful-peeing":0,"bladder-pain":0,"small-amounts":0,"night":3}}
            urinary-check --answers URI-12=1  | ! urinary-check has no item 'URI-12': use URI-01, URI-01i, URI-02, URI-02i, URI-03, URI-03i, URI-04, URI-05, URI-06, URI-06i, URI-07, URI-08, URI-09, URI-09a, URI-09b, URI-10, URI-11
            urinary-check --answers URI-07=11 | ! URI-07 is 11, out of range: use 0 to 10
            urinary-check --answers URI-08=maybe | ! URI-08 is 'maybe': use no, unsure, yes or declined
            urinary-check --answers URI-02=0,URI-02i=3 | ! URI-02i is answered, but it is asked only when URI-02 is 1 or more: use - for it
            urinary-check --answers 1,2       | ! urinary-check takes 11 answers (URI-01 to URI-07 with their 'i' items), or 17 (to URI-11), or named ones such as URI-01=1, not 2
            madrs --answers 1                 | ! Unknown instrument 'madrs': use phq-9, gad-7, asq, composite or urinary-check
            --answers 1                       | ! Name the instrument: phq-9, gad-7, asq, composite or urinary-check
            """)
    void printsOneLineOrSaysWhatIsWrong(String line, String expected) {
        String result = switch (ScoreLine.run(Arrays.asList(line.split(" ")))) {
            case ScoreLine.Scored(String json) -> json;
            case ScoreLine.Refused(String message) -> "! " + message;
        };
        assertThat(result).isEqualTo(expected);
    }
}
