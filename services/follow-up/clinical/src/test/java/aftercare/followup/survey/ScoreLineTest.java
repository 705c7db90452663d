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
            phq-9 --answer 1                  | ! Unknown option '--answer': use --answers, --declared-total
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
            phq-9 --answers 3,0,1,2,0,0,1,0,3 --declared-total 10 | {"instrument":"phq-9","total":10,"band":"moderate"}
            phq-9 --answers 3,0,1,2,0,0,1,0,3 --declared-total 13 | ! --declared-total is 13, but the answers add up to 10: correct the answers or leave it out
            phq-9 --answers 3,0,1,2,0,0,1,0,3 --declared-total ten | ! --declared-total is 'ten', not a whole number
            phq-9 --answers 3,0,1,2,0,0,1,0,- --declared-total 7 | ! --declared-total is 7, but a partial form has no total: PHQ-09 not answered
            phq-9 --answers 3,0,1,2,0,0,1,0,- | {"instrument":"phq-9","total":null,"band":null,"missing":["PHQ-09"]}
            phq-9 --answers 3,0,1,2,0,0,1,0,declined | {"instrument":"phq-9","total":null,"band":null,"missing":["PHQ-09"]}
            gad-7 --answers GAD-01=2,GAD-02=2,GAD-03=2,GAD-04=2,GAD-05=2,GAD-06=0,GAD-07=0 | {"instrument":"gad-7","total":10,"band":"moderate"}
            sds --answers 3,3,3,3,3           | {"instrument":"sds","total":15}
            sds --answers 3,3,3,3,4           | ! Answer 5 of sds is 4, out of range: use 0 to 3
            asrm --answers 1,1,1,1,1          | {"instrument":"asrm","total":5,"band":"below-cut"}
            asrm --answers 1,1,1,1,2          | {"instrument":"asrm","total":6,"band":"probable-mania-or-hypomania"}
            asrm --answers 1,1,1,1            | ! asrm takes 5 answers, not 4
            asmr --answers 1,1,1,1,2          | ! Unknown instrument 'asmr'. Did you mean 'asrm'?
            ipss --answers 1,1,1,1,1,1,1,6    | {"instrument":"ipss","total":7,"band":"mild","storage":3,"voiding":3,"quality-of-life":6}
            ipss --answers 2,1,1,1,1,1,1,0    | {"instrument":"ipss","total":8,"band":"moderate","storage":3,"voiding":3,"quality-of-life":0}
            ipss --answers 5,5,5,5,0,0,0,0    | {"instrument":"ipss","total":20,"band":"severe","storage":10,"voiding":5,"quality-of-life":0}
            ipss --answers -,5,5,5,0,0,0,0    | {"instrument":"ipss","total":null,"band":null,"storage":10,"voiding":5,"quality-of-life":0,"missing":["IPSS-1"]}
            ipss --answers 0,0,0,0,0,0,0,7    | ! Answer 8 of ipss is 7, out of range: use 0 to 6
            ipss --answers IPSS-9=1           | ! ipss has no item 'IPSS-9'. Did you mean 'IPSS-1'?
            ipss --answers IPSS-1=1,2         | ! '2' has no name: write it as IPSS-1=2
            ipss --answers IPSS-1=1,IPSS-1=2  | ! IPSS-1 is given twice
            icsi --answers 5,5,5,5            | {"instrument":"icsi","total":20}
            icpi --answers 4,4,4,4            | {"instrument":"icpi","total":16}
            icpi --answers 4,4,4,5            | ! Answer 4 of icpi is 5, out of range: use 0 to 4
            bpic-ss --answers 4,4,4,4,2,0,0,0 | {"instrument":"bpic-ss","total":18,"band":"below-cut"}
            bpic-ss --answers 4,4,4,4,2,0,0,1 | {"instrument":"bpic-ss","total":19,"band":"at-or-above-cut"}
            bpic-ss --answers 4,4,4,4,4,4,4,10 | {"instrument":"bpic-ss","total":38,"band":"at-or-above-cut"}
            cadss-6 --answers 4,4,4,4,4,4     | {"instrument":"cadss-6","total":24}
            pwc-20 --answers 3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3 | {"instrument":"pwc-20","total":60}
            pro-ctcae --answers 3,3,2         | {"instrument":"pro-ctcae","grade":3}
            pro-ctcae --answers 3,-,3         | {"instrument":"pro-ctcae","grade":3}
            pro-ctcae --answers 0,-,-         | {"instrument":"pro-ctcae","grade":0}
            pro-ctcae --answers 3,declined,3  | {"instrument":"pro-ctcae","grade":null}
            pro-ctcae --answers 3,3,2 --declared-total 3 | ! pro-ctcae has no total: leave --declared-total out
            c-ssrs-screener --answers no,no,-,-,-,no,- | {"instrument":"c-ssrs-screener","most-severe-yes":0,"band":null}
            c-ssrs-screener --answers yes,no,-,-,-,no,- | {"instrument":"c-ssrs-screener","most-severe-yes":1,"band":"low"}
            c-ssrs-screener --answers yes,yes,no,no,no,no,- | {"instrument":"c-ssrs-screener","most-severe-yes":2,"band":"low"}
            c-ssrs-screener --answers yes,yes,yes,no,no,no,- | {"instrument":"c-ssrs-screener","most-severe-yes":3,"band":"moderate"}
            c-ssrs-screener --answers no,yes,no,yes,no,no,- | {"instrument":"c-ssrs-screener","most-severe-yes":4,"band":"high"}
            c-ssrs-screener --answers no,no,-,-,-,yes,no | {"instrument":"c-ssrs-screener","most-severe-yes":0,"band":"moderate"}
            c-ssrs-screener --answers no,no,-,-,-,yes,yes | {"instrument":"c-ssrs-screener","most-severe-yes":0,"band":"high"}
            c-ssrs-screener --answers no,yes,-,-,-,no,- | {"instrument":"c-ssrs-screener","most-severe-yes":2,"band":"low","missing":["CSSRS-3","CSSRS-4","CSSRS-5"]}
            c-ssrs-screener --answers no,declined,-,-,-,no,- | {"instrument":"c-ssrs-screener","most-severe-yes":null,"band":null,"missing":["CSSRS-2"]}
            c-ssrs-screener --answers no,no,yes,-,-,no,- | ! CSSRS-3 is answered, but it is asked only when CSSRS-2 is yes: use - for it
            c-ssrs-screener --answers maybe,no,-,-,-,no,- | ! Answer 1 of c-ssrs-screener is 'maybe': use yes, no, declined, or - when not answered
            kset --answers 0,2,1              | {"instrument":"kset","answers":{"KSET-1":0,"KSET-2":2,"KSET-3":1}}
            kset --answers mild               | ! Answer 1 of kset is 'mild': use a whole number from 0, or - when not answered
            kset --answers headache=2         | ! kset has no item 'headache': write it as KSET-1
            mood-and-mind --answers MND-01=two,MND-02=2,MND-07a=doctor+again | {"instrument":"mood-and-mind","answers":{"MND-01":"two","MND-02":2,"MND-07a":"doctor,again"}}
            mood-and-mind --answers MND-07a=doctor+none | ! MND-07a is 'doctor+none': none goes with no other box
            mood-and-mind --answers MND-01=three | ! MND-01 is 'three': use no, one, two, declined, or - when not answered
            dependency-check --answers DEP-01=10 | {"instrument":"dependency-check","answers":{"DEP-01":10}}
            who --answers me                  | {"instrument":"who","answers":{"WHO":"me"}}
            asq-followup --answers no,no,no,yes,no | {"instrument":"asq-followup","result":"non-acute-positive"}
            asq-followup --answers no,no,no,declined,- | ! Answer 5 of asq-followup is '-', but answer 4 is yes or declined, so item 5 is asked: use yes, no or declined
            naranjo --answers u,y,y,u,n,u,u,u,u,y | {"instrument":"naranjo","total":6,"category":"probable"}
            naranjo --answers y,y,u,u,y,u,u,u,u,y | {"instrument":"naranjo","total":3,"category":"possible"}
            naranjo --answers u,y,y,u,n,u,u,u,u,y --declared-total 7 | ! --declared-total is 7, but the answers add up to 6: correct the answers or leave it out
            naranjo --answers u,y,y,u,n,u,u,u,u | ! naranjo takes 10 answers, not 9
            naranjo --answers u,y,y,u,n,u,u,,u,y | ! Answer 8 of naranjo is missing: use y, n or u for unknown
            naranjo --answers u,y,y,u,n,u,u,yes,u,y | ! Answer 8 of naranjo is 'yes': use y, n or u for unknown
            who-umc --answers y,n,y,y,y,y     | {"instrument":"who-umc","category":"certain"}
            who-umc --answers y,n,y,u,n,y     | {"instrument":"who-umc","category":"probable"}
            who-umc --answers y,y,u,u,u,n     | {"instrument":"who-umc","category":"unassessable"}
            who-umc --answers y,n,x,y,y,y     | ! Answer 3 of who-umc (dechallenge) is 'x': use y, n or u for unknown
            who-umc --answers y,n             | ! who-umc takes 6 answers, not 2
            narajno --answers y               | ! Unknown instrument 'narajno'. Did you mean 'naranjo'?
            madrs --answers 1                 | ! Unknown instrument 'madrs': use asq, asq-followup, asrm, bpic-ss, c-ssrs-screener, cadss-6, composite, dependency-check, first-day, gad-7, icpi, icsi, ipss, kset, monitor, mood-and-mind, naranjo, phq-9, pro-ctcae, pwc-20, safe-arrival, sds, urinary-check, who, who-umc
            --answers 1                       | ! Name the instrument: asq, asq-followup, asrm, bpic-ss, c-ssrs-screener, cadss-6, composite, dependency-check, first-day, gad-7, icpi, icsi, ipss, kset, monitor, mood-and-mind, naranjo, phq-9, pro-ctcae, pwc-20, safe-arrival, sds, urinary-check, who, who-umc
            """)
    void printsOneLineOrSaysWhatIsWrong(String line, String expected) {
        String result = switch (ScoreLine.run(Arrays.asList(line.split(" ")))) {
            case ScoreLine.Scored(String json) -> json;
            case ScoreLine.Refused(String message) -> "! " + message;
        };
        assertThat(result).isEqualTo(expected);
    }
}
