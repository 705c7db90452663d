package aftercare.session.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessReadinessTest {
    private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");
    private final AssessReadiness assess = new AssessReadiness(Checklist.shipped());

    @Test
    void nothingStandsInTheWay() {
        Readiness readiness = assess(Calm.answers());
        assertThat(readiness.outcome()).isEqualTo(Effect.READY);
        assertThat(readiness.reasons()).isEmpty();
        assertThat(readiness.readyAt()).isEmpty();
    }

    /** Each window at its edge: one minute or millisecond short waits until the window ends, exactly its length does not. */
    @ParameterizedTest(name = "{0} {1} ago")
    @CsvSource(textBlock = """
            PRE-04-sedative=%s PRE-04-kind=benzodiazepine, PT23H59M,       P01,    PT24H
            PRE-04-sedative=%s PRE-04-kind=benzodiazepine, PT23H59M59.999S,P01,    PT24H
            PRE-04-sedative=%s PRE-04-kind=benzodiazepine, PT24H,          ,
            PRE-04-sedative=%s PRE-04-kind=other,          PT23H59M,       P-WAIT, PT24H
            PRE-04-sedative=%s PRE-04-kind=other,          PT24H,          ,
            PRE-04-sedative=%s PRE-04-kind=unsure,         PT23H59M,       P-WAIT, PT24H
            PRE-04-sedative=%s PRE-04-kind=unsure,         PT24H,          ,
            PRE-04-opioid=%s,                              PT23H59M,       P-WAIT, PT24H
            PRE-04-opioid=%s,                              PT24H,          ,
            PRE-04-stimulant=%s,                           PT23H59M,       P02,    PT24H
            PRE-04-stimulant=%s,                           PT24H,          ,
            PRE-05-alcohol=%s,                             PT23H59M,       P03,    PT24H
            PRE-05-alcohol=%s,                             PT24H,          ,
            PRE-06=%s,                                     PT2H59M59.999S, P04,    PT3H
            PRE-06=%s,                                     PT3H,           ,
            PRE-07=%s,                                     PT59M59.999S,   P05,    PT1H
            PRE-07=%s,                                     PT1H,           ,
            """)
    void aWindowIsOverAtItsEdge(String change, Duration ago, @Nullable String rule, @Nullable Duration window) {
        Instant taken = START.minus(ago);
        Readiness readiness = assess(Calm.with(change.formatted(taken)));
        if (rule == null) {
            assertThat(readiness.of(Effect.WAIT)).isEmpty();
        } else {
            assertThat(readiness.outcome()).isEqualTo(Effect.WAIT);
            assertThat(readiness.of(Effect.WAIT)).singleElement().satisfies(r -> {
                assertThat(r.rule()).isEqualTo(rule);
                assertThat(r.until()).isEqualTo(taken.plus(window));
            });
            assertThat(readiness.readyAt()).contains(taken.plus(window));
        }
    }

    /** On the days the clocks change a wall clock would say 24 h 30 min and 23 h 30 min. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-07T13:00-05:00, 2026-03-08T13:30-04:00, WAIT",
        "2026-03-07T13:00-05:00, 2026-03-08T14:00-04:00, READY",
        "2026-10-31T13:00-04:00, 2026-11-01T11:59-05:00, WAIT",
        "2026-10-31T13:00-04:00, 2026-11-01T12:00-05:00, READY",
    })
    void windowsAreHoursAndNotWallClocks(OffsetDateTime taken, OffsetDateTime start, Effect expected) {
        Answers answers = Calm.with("PRE-05-alcohol=" + taken.toInstant());
        assertThat(assess.assess(answers, List.of(), start.toInstant()).outcome())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            PRE-01=yes              | STOP   | P-STOP PRE-01
            PRE-01=unsure           | REVIEW | P-LOOK PRE-01
            PRE-01=declined         | REVIEW | DECLINED PRE-01
            PRE-02=medicine         | REVIEW | P-LOOK PRE-02
            PRE-02=illness          | REVIEW | P-LOOK PRE-02
            PRE-02=heart            | REVIEW | P-LOOK PRE-02
            PRE-02=allergy          | REVIEW | P-LOOK PRE-02
            PRE-02=mood             | REVIEW | P-LOOK PRE-02
            PRE-02=pee,heart        | REVIEW | P-LOOK PRE-02
            PRE-02=declined         | REVIEW | DECLINED PRE-02
            PRE-03=yes              | READY  |
            PRE-03=no               | REVIEW | P06 PRE-03
            PRE-03=declined         | REVIEW | DECLINED PRE-03
            PRE-04-sedative=declined  | REVIEW | DECLINED PRE-04-sedative
            PRE-04-opioid=declined    | REVIEW | DECLINED PRE-04-opioid
            PRE-04-stimulant=declined | REVIEW | DECLINED PRE-04-stimulant
            PRE-04-opioid=2026-11-22T10:00:00Z                              | REVIEW | P11 PRE-04-opioid
            PRE-04-sedative=2026-11-22T10:00:00Z PRE-04-kind=other          | REVIEW | P09 PRE-04-sedative
            PRE-04-sedative=2026-11-22T10:00:00Z PRE-04-kind=unsure         | REVIEW | P09 PRE-04-sedative
            PRE-04-sedative=2026-11-22T10:00:00Z PRE-04-kind=benzodiazepine | READY  |
            PRE-05-alcohol=declined | REVIEW | DECLINED PRE-05-alcohol
            PRE-05-hangover=yes     | WAIT   | P03 PRE-05-hangover
            PRE-05-hangover=declined | REVIEW | DECLINED PRE-05-hangover
            PRE-06=declined         | REVIEW | DECLINED PRE-06
            PRE-07=declined         | REVIEW | DECLINED PRE-07
            PRE-08=no               | STOP   | P07 PRE-08
            PRE-08=declined         | REVIEW | DECLINED PRE-08
            PRE-09=taxi             | READY  |
            PRE-09=home             | READY  |
            PRE-09=no               | REVIEW | P-LOOK PRE-09
            PRE-09=declined         | REVIEW | DECLINED PRE-09
            P10=yes                 | REVIEW | P10 P10
            P10=unsure              | REVIEW | P10 P10
            P10=declined            | REVIEW | DECLINED P10
            P08=                    | WAIT   | P08 P08
            P08=139/89              | READY  |
            P08=140/89              | REVIEW | BP-BEFORE P08
            P08=139/90              | REVIEW | BP-BEFORE P08
            P08=159/99              | REVIEW | BP-BEFORE P08
            P08=160/99              | STOP   | BP-BEFORE P08
            P08=159/100             | STOP   | BP-BEFORE P08
            """)
    void everyAnswerHasItsEffect(String change, Effect outcome, @Nullable String reason) {
        Readiness readiness = assess(Calm.with(change));
        assertThat(readiness.outcome()).isEqualTo(outcome);
        assertThat(readiness.reasons().stream().map(r -> r.rule() + " " + r.question()))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(readiness.readyAt()).isEmpty();
    }

    @Test
    void theHeaviestReasonDecidesAndTheLastWaitSaysWhen() {
        Readiness readiness = assess(Calm.with("PRE-02=pee PRE-06=2026-11-23T13:00:00Z PRE-07=2026-11-23T14:55:00Z"
                + " PRE-04-opioid=2026-11-23T01:00:00Z"));
        assertThat(readiness.outcome()).isEqualTo(Effect.WAIT);
        assertThat(readiness.reasons().stream().map(Reason::rule).collect(Collectors.toList()))
                .containsExactly("P-WAIT", "P04", "P05", "P-LOOK", "P11");
        assertThat(readiness.readyAt()).contains(Instant.parse("2026-11-24T01:00:00Z"));
        assertThat(assess(Calm.with("PRE-01=yes PRE-06=2026-11-23T13:00:00Z")).outcome())
                .isEqualTo(Effect.STOP);
        assertThat(assess(Calm.with("PRE-05-hangover=yes PRE-06=2026-11-23T13:00:00Z"))
                        .readyAt())
                .as("no clock tells when a hangover is gone")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P01, PRE-04-sedative=%s PRE-04-kind=benzodiazepine, READY",
        "P02, PRE-04-stimulant=%s,                           READY",
        "P02, PRE-04-sedative=%s PRE-04-kind=benzodiazepine, WAIT",
        "P01, PRE-04-stimulant=%s,                           WAIT",
        "P01, PRE-04-sedative=%s PRE-04-kind=unsure,         WAIT",
        "P01, PRE-04-sedative=%s PRE-04-kind=other,          WAIT",
        "P01, PRE-05-alcohol=%s,                             WAIT",
    })
    void aStandingExceptionSparesTheWaitOfItsMedicineAndIsShown(String rule, String change, Effect expected) {
        Answers answers = Calm.with(change.formatted(START.minusSeconds(3600)));
        StandingException stands = new StandingException(rule, "Klonopin", "dr-a", START, null);
        Readiness readiness = assess.assess(answers, List.of(stands), START);
        assertThat(readiness.outcome()).isEqualTo(expected);
        if (expected == Effect.READY) {
            assertThat(readiness.reasons())
                    .singleElement()
                    .satisfies(r -> assertThat(r.text()).contains("standing exception"));
        }
        StandingException ended =
                new StandingException(rule, "Klonopin", "dr-a", START, new StandingException.End("dr-b", START));
        assertThat(assess.assess(answers, List.of(ended), START).outcome()).isEqualTo(Effect.WAIT);
    }

    @Test
    void exceptionsAreMadeOfP01AndP02Only() {
        assertThatThrownBy(() -> new StandingException("P03", "Wine", "dr-a", START, null))
                .hasMessageContaining("P03");
    }

    @Test
    void answersAreReadAsTheyWereWritten() {
        Answers answers = Calm.with("PRE-02=heart,pee PRE-04-sedative=2026-11-22T10:00:00Z PRE-04-kind=other"
                + " PRE-06=declined P08=139/89");
        assertThat(Answers.of(answers.coded())).isEqualTo(answers);
        Map<String, String> calm = Calm.coded();
        assertThat(Answers.of(calm).coded()).isEqualTo(calm);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PRE-01=na
            PRE-01=
            PRE-02=none,pee
            PRE-02=declined,pee
            PRE-03=unsure
            PRE-04-sedative=2026-11-22T10:00:00Z
            PRE-04-kind=other
            PRE-05-alcohol=yesterday
            PRE-08=unsure
            PRE-09=bike
            P08=400/20
            """)
    void answersThatNoFormOffersAreNone(String change) {
        assertThatThrownBy(() -> Calm.with(change))
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
    }

    @Test
    void theChecklistIsAsTheClinicalReferenceHasIt() {
        Checklist checklist = Checklist.shipped();
        assertThat(checklist.rows().keySet())
                .containsExactly(
                        "P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "A01", "A02");
        assertThat(checklist.rows().values())
                .allSatisfy(row -> assertThat(row.source()).isNotEmpty());
        assertThat(checklist.window("P03")).isEqualTo(Duration.ofHours(24));
        assertThat(checklist.window("A02")).isEqualTo(Duration.ofHours(2));
        assertThat(checklist.row("P08").action()).isEqualTo("hold (REMS form asks pre, 40 min, pre-discharge)");
        assertThatThrownBy(() -> checklist.window("P09")).hasMessageContaining("P09");
        assertThatThrownBy(() -> checklist.row("P12")).hasMessageContaining("P12");
    }

    private Readiness assess(Answers answers) {
        return assess.assess(answers, List.of(), START);
    }
}
